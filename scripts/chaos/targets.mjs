const EDITABLE_PARTICIPANTS = 400;
const ACTS = `SELECT CAST(t.adhesionId AS CHAR) AS adhesionId, t.actCode,
    CAST(t.priceXof AS CHAR) AS priceXof
  FROM Tariff t JOIN ProviderAdhesion a ON a.ipmId = t.ipmId AND a.id = t.adhesionId
  WHERE t.ipmId = ? AND t.validFrom <= CURRENT_DATE AND t.validTo > CURRENT_DATE
    AND a.validFrom <= CURRENT_DATE AND a.validTo > CURRENT_DATE`;

/** What the operations act on: per IPM its employers, members, calls of its own employer's account, tariffs. */
export async function readTargets(connection) {
  const [ipms] = await connection.query(
    "SELECT CAST(id AS CHAR) AS id, slug FROM Ipm WHERE kind <> 'coordination' ORDER BY slug",
  );
  const targets = [];
  for (const ipm of ipms) targets.push({ ...ipm, ...(await ofIpm(connection, ipm)) });
  return targets;
}

async function ofIpm(connection, { id, slug }) {
  const list = async (sql, values = [id]) => (await connection.query(sql, values))[0];
  return {
    affiliations: await list(
      `SELECT CAST(id AS CHAR) AS id, ninea FROM Affiliation
        WHERE ipmId = ? AND status = 'active' ORDER BY id`,
    ),
    members: await list(
      `SELECT CAST(id AS CHAR) AS id, matricule FROM Participant
        WHERE ipmId = ? AND status = 'active' ORDER BY id LIMIT ${EDITABLE_PARTICIPANTS}`,
    ),
    acts: await list(`${ACTS} ORDER BY t.id`),
    ownActs: await list(
      `${ACTS} AND a.providerId IN (SELECT m.organisationId FROM Membership m
        JOIN user u ON u.id = m.userId
        WHERE m.ipmId = t.ipmId AND m.role = 'provider' AND u.email = ?)
        ORDER BY t.id`,
      [id, `prestataire@${slug}.example`],
    ),
    ownAffiliations: await list(
      `SELECT CAST(a.id AS CHAR) AS id FROM user u
        JOIN Membership m ON m.userId = u.id AND m.role = 'employer'
        JOIN Affiliation a ON a.ipmId = m.ipmId AND a.employerId = m.organisationId
        WHERE a.ipmId = ? AND u.email = ?`,
      [id, `employeur@${slug}.example`],
    ),
  };
}
