-- CreateTable
CREATE TABLE `user` (
    `id` BIGINT NOT NULL,
    `email` VARCHAR(190) NOT NULL,
    `fullName` VARCHAR(120) NOT NULL,
    `passwordHash` VARCHAR(255) NULL,
    `totpCiphertext` VARCHAR(500) NULL,
    `totpEnabledAt` DATETIME(3) NULL,
    `totpLastStep` BIGINT NULL,
    `disabledAt` DATETIME(3) NULL,
    `createdAt` DATETIME(3) NOT NULL,
    UNIQUE INDEX `user_email_key`(`email`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `session` (
    `id` VARCHAR(60) NOT NULL,
    `user_id` BIGINT NOT NULL,
    `expires_at` DATETIME(3) NOT NULL,
    `createdAt` DATETIME(3) NOT NULL,
    `lastSeenAt` DATETIME(3) NOT NULL,
    `address` VARCHAR(60) NOT NULL,
    `userAgent` VARCHAR(255) NOT NULL,
    `secondFactorAt` DATETIME(3) NULL,
    INDEX `session_user_id_idx`(`user_id`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `Membership` (
    `id` BIGINT NOT NULL,
    `userId` BIGINT NOT NULL,
    `role` VARCHAR(30) NOT NULL,
    `ipmId` BIGINT NOT NULL,
    `organisationId` BIGINT NOT NULL,
    `createdAt` DATETIME(3) NOT NULL,
    `createdBy` BIGINT NULL,
    `endedAt` DATETIME(3) NULL,
    UNIQUE INDEX `Membership_userId_role_ipmId_organisationId_key`(`userId`, `role`, `ipmId`, `organisationId`),
    INDEX `Membership_ipmId_role_idx`(`ipmId`, `role`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `AccountToken` (
    `tokenHash` CHAR(64) NOT NULL,
    `userId` BIGINT NOT NULL,
    `purpose` VARCHAR(20) NOT NULL,
    `membershipId` BIGINT NULL,
    `createdAt` DATETIME(3) NOT NULL,
    `expiresAt` DATETIME(3) NOT NULL,
    `usedAt` DATETIME(3) NULL,
    INDEX `AccountToken_userId_purpose_idx`(`userId`, `purpose`),
    PRIMARY KEY (`tokenHash`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `AttemptWindow` (
    `subject` VARCHAR(120) NOT NULL,
    `windowStart` DATETIME(3) NOT NULL,
    `failures` INTEGER NOT NULL,
    INDEX `AttemptWindow_windowStart_idx`(`windowStart`),
    PRIMARY KEY (`subject`, `windowStart`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `AuditEntry` (
    `ipmId` BIGINT NOT NULL,
    `id` BIGINT NOT NULL,
    `at` DATETIME(3) NOT NULL,
    `userId` BIGINT NULL,
    `actor` VARCHAR(120) NOT NULL,
    `action` VARCHAR(60) NOT NULL,
    `entityKind` VARCHAR(40) NOT NULL,
    `entityId` BIGINT NOT NULL,
    `reason` VARCHAR(300) NULL,
    `requestId` VARCHAR(60) NOT NULL,
    `digest` CHAR(64) NOT NULL,
    INDEX `AuditEntry_ipmId_entityKind_entityId_id_idx`(`ipmId`, `entityKind`, `entityId`, `id`),
    PRIMARY KEY (`ipmId`, `id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `AuditPayload` (
    `ipmId` BIGINT NOT NULL,
    `auditId` BIGINT NOT NULL,
    `salt` CHAR(32) NOT NULL,
    `before` MEDIUMTEXT NULL,
    `after` MEDIUMTEXT NULL,
    PRIMARY KEY (`ipmId`, `auditId`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `AuditSeal` (
    `ipmId` BIGINT NOT NULL,
    `sequence` BIGINT NOT NULL,
    `auditId` BIGINT NOT NULL,
    `hmac` CHAR(64) NOT NULL,
    `sealedAt` DATETIME(3) NOT NULL,
    UNIQUE INDEX `AuditSeal_ipmId_auditId_key`(`ipmId`, `auditId`),
    PRIMARY KEY (`ipmId`, `sequence`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `ProviderAdhesion` (
    `ipmId` BIGINT NOT NULL,
    `id` BIGINT NOT NULL,
    `providerId` BIGINT NOT NULL,
    `number` VARCHAR(20) NOT NULL,
    `name` VARCHAR(160) NOT NULL,
    `kind` VARCHAR(30) NOT NULL,
    `regionCode` VARCHAR(5) NOT NULL,
    `phone` VARCHAR(20) NULL,
    `email` VARCHAR(190) NULL,
    `paymentDelayDays` INTEGER NOT NULL,
    `validFrom` DATE NOT NULL,
    `validTo` DATE NOT NULL,
    `createdAt` DATETIME(3) NOT NULL,
    `updatedAt` DATETIME(3) NOT NULL,
    UNIQUE INDEX `ProviderAdhesion_ipmId_providerId_key`(`ipmId`, `providerId`),
    UNIQUE INDEX `ProviderAdhesion_ipmId_number_key`(`ipmId`, `number`),
    INDEX `ProviderAdhesion_ipmId_name_id_idx`(`ipmId`, `name`, `id`),
    PRIMARY KEY (`ipmId`, `id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `Tariff` (
    `ipmId` BIGINT NOT NULL,
    `id` BIGINT NOT NULL,
    `adhesionId` BIGINT NOT NULL,
    `actCode` VARCHAR(20) NOT NULL,
    `label` VARCHAR(120) NOT NULL,
    `rubric` VARCHAR(30) NOT NULL,
    `priceXof` BIGINT NOT NULL,
    `validFrom` DATE NOT NULL,
    `validTo` DATE NOT NULL,
    `createdBy` BIGINT NULL,
    `createdAt` DATETIME(3) NOT NULL,
    UNIQUE INDEX `Tariff_ipmId_adhesionId_actCode_validFrom_key`(`ipmId`, `adhesionId`, `actCode`, `validFrom`),
    PRIMARY KEY (`ipmId`, `id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `CoverRate` (
    `ipmId` BIGINT NOT NULL,
    `id` BIGINT NOT NULL,
    `rubric` VARCHAR(30) NOT NULL,
    `rateBasisPoints` INTEGER NOT NULL,
    `validFrom` DATE NOT NULL,
    `validTo` DATE NOT NULL,
    `source` VARCHAR(200) NOT NULL,
    `confirmed` BOOLEAN NOT NULL,
    `createdAt` DATETIME(3) NOT NULL,
    UNIQUE INDEX `CoverRate_ipmId_rubric_validFrom_key`(`ipmId`, `rubric`, `validFrom`),
    PRIMARY KEY (`ipmId`, `id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `ProviderInvoice` (
    `ipmId` BIGINT NOT NULL,
    `id` BIGINT NOT NULL,
    `adhesionId` BIGINT NOT NULL,
    `number` VARCHAR(30) NULL,
    `providerReference` VARCHAR(60) NOT NULL,
    `state` VARCHAR(20) NOT NULL,
    `receivedOn` DATE NOT NULL,
    `dueOn` DATE NOT NULL,
    `lineCount` INTEGER NOT NULL,
    `billedXof` BIGINT NOT NULL,
    `ipmShareXof` BIGINT NOT NULL,
    `coPaymentXof` BIGINT NOT NULL,
    `aboveCeilingXof` BIGINT NOT NULL,
    `excessXof` BIGINT NOT NULL,
    `rejectedXof` BIGINT NOT NULL,
    `refusalReason` VARCHAR(300) NULL,
    `enteredBy` BIGINT NOT NULL,
    `adjudicatedAt` DATETIME(3) NULL,
    `approvedBy` BIGINT NULL,
    `approvedAt` DATETIME(3) NULL,
    `paidAt` DATETIME(3) NULL,
    `createdAt` DATETIME(3) NOT NULL,
    `updatedAt` DATETIME(3) NOT NULL,
    UNIQUE INDEX `ProviderInvoice_ipmId_adhesionId_providerReference_key`(`ipmId`, `adhesionId`, `providerReference`),
    UNIQUE INDEX `ProviderInvoice_ipmId_number_key`(`ipmId`, `number`),
    INDEX `ProviderInvoice_ipmId_state_receivedOn_idx`(`ipmId`, `state`, `receivedOn`),
    PRIMARY KEY (`ipmId`, `id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `ProviderInvoiceLine` (
    `ipmId` BIGINT NOT NULL,
    `invoiceId` BIGINT NOT NULL,
    `position` INTEGER NOT NULL,
    `participantId` BIGINT NOT NULL,
    `dependantId` BIGINT NULL,
    `careOn` DATE NOT NULL,
    `actCode` VARCHAR(20) NOT NULL,
    `quantity` INTEGER NOT NULL,
    `billedXof` BIGINT NOT NULL,
    `tariffId` BIGINT NULL,
    `tariffXof` BIGINT NULL,
    `coverRateId` BIGINT NULL,
    `rateBasisPoints` INTEGER NULL,
    `ruleId` BIGINT NULL,
    `baseXof` BIGINT NOT NULL,
    `ipmShareXof` BIGINT NOT NULL,
    `coPaymentXof` BIGINT NOT NULL,
    `aboveCeilingXof` BIGINT NOT NULL,
    `excessXof` BIGINT NOT NULL,
    `rejectedXof` BIGINT NOT NULL,
    `reasons` JSON NOT NULL,
    INDEX `ProviderInvoiceLine_ipmId_participantId_careOn_idx`(`ipmId`, `participantId`, `careOn`),
    PRIMARY KEY (`ipmId`, `invoiceId`, `position`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `ProviderPayment` (
    `ipmId` BIGINT NOT NULL,
    `id` BIGINT NOT NULL,
    `invoiceId` BIGINT NOT NULL,
    `number` VARCHAR(30) NULL,
    `method` VARCHAR(20) NOT NULL,
    `reference` VARCHAR(80) NOT NULL,
    `amountXof` BIGINT NOT NULL,
    `paidOn` DATE NOT NULL,
    `createdBy` BIGINT NOT NULL,
    `createdAt` DATETIME(3) NOT NULL,
    UNIQUE INDEX `ProviderPayment_ipmId_invoiceId_key`(`ipmId`, `invoiceId`),
    UNIQUE INDEX `ProviderPayment_ipmId_number_key`(`ipmId`, `number`),
    PRIMARY KEY (`ipmId`, `id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `HealthAccess` (
    `ipmId` BIGINT NOT NULL,
    `id` BIGINT NOT NULL,
    `userId` BIGINT NOT NULL,
    `entityKind` VARCHAR(40) NOT NULL,
    `entityId` BIGINT NOT NULL,
    `requestId` VARCHAR(60) NOT NULL,
    `at` DATETIME(3) NOT NULL,
    INDEX `HealthAccess_ipmId_entityKind_entityId_idx`(`ipmId`, `entityKind`, `entityId`),
    PRIMARY KEY (`ipmId`, `id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `ContributionRule` (
    `ipmId` BIGINT NOT NULL,
    `id` BIGINT NOT NULL,
    `rateBasisPoints` INTEGER NOT NULL,
    `ceilingXof` BIGINT NOT NULL,
    `floorXof` BIGINT NULL,
    `employerShareBasisPoints` INTEGER NOT NULL,
    `waitingMonths` INTEGER NOT NULL,
    `dueDayOfMonth` INTEGER NOT NULL,
    `validFrom` DATE NOT NULL,
    `validTo` DATE NOT NULL,
    `source` VARCHAR(200) NOT NULL,
    `confirmed` BOOLEAN NOT NULL,
    `createdBy` BIGINT NULL,
    `createdAt` DATETIME(3) NOT NULL,
    UNIQUE INDEX `ContributionRule_ipmId_validFrom_key`(`ipmId`, `validFrom`),
    PRIMARY KEY (`ipmId`, `id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `ContributionCall` (
    `ipmId` BIGINT NOT NULL,
    `id` BIGINT NOT NULL,
    `affiliationId` BIGINT NOT NULL,
    `period` DATE NOT NULL,
    `revision` INTEGER NOT NULL,
    `number` VARCHAR(30) NULL,
    `state` VARCHAR(20) NOT NULL,
    `dueOn` DATE NOT NULL,
    `ruleId` BIGINT NOT NULL,
    `lineCount` INTEGER NOT NULL,
    `baseXof` BIGINT NOT NULL,
    `totalXof` BIGINT NOT NULL,
    `employerXof` BIGINT NOT NULL,
    `workerXof` BIGINT NOT NULL,
    `allocatedXof` BIGINT NOT NULL DEFAULT 0,
    `settledOn` DATE NULL,
    `cancelledAt` DATETIME(3) NULL,
    `cancelReason` VARCHAR(300) NULL,
    `issuedBy` BIGINT NOT NULL,
    `issuedAt` DATETIME(3) NOT NULL,
    UNIQUE INDEX `ContributionCall_ipmId_affiliationId_period_revision_key`(`ipmId`, `affiliationId`, `period`, `revision`),
    UNIQUE INDEX `ContributionCall_ipmId_number_key`(`ipmId`, `number`),
    INDEX `ContributionCall_ipmId_period_state_idx`(`ipmId`, `period`, `state`),
    INDEX `ContributionCall_ipmId_state_dueOn_idx`(`ipmId`, `state`, `dueOn`),
    INDEX `ContributionCall_ipmId_ruleId_idx`(`ipmId`, `ruleId`),
    PRIMARY KEY (`ipmId`, `id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `ContributionCallLine` (
    `ipmId` BIGINT NOT NULL,
    `callId` BIGINT NOT NULL,
    `position` INTEGER NOT NULL,
    `participantId` BIGINT NOT NULL,
    `employmentId` BIGINT NOT NULL,
    `ruleId` BIGINT NOT NULL,
    `matricule` VARCHAR(30) NOT NULL,
    `fullName` VARCHAR(170) NOT NULL,
    `salaryXof` BIGINT NOT NULL,
    `baseXof` BIGINT NOT NULL,
    `totalXof` BIGINT NOT NULL,
    `employerXof` BIGINT NOT NULL,
    `workerXof` BIGINT NOT NULL,
    INDEX `ContributionCallLine_ipmId_participantId_idx`(`ipmId`, `participantId`),
    PRIMARY KEY (`ipmId`, `callId`, `position`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `ContributionSummary` (
    `ipmId` BIGINT NOT NULL,
    `regionCode` VARCHAR(5) NOT NULL,
    `period` DATE NOT NULL,
    `callCount` INTEGER NOT NULL,
    `calledXof` BIGINT NOT NULL,
    `settledXof` BIGINT NOT NULL,
    `cashedXof` BIGINT NOT NULL,
    INDEX `ContributionSummary_period_idx`(`period`),
    PRIMARY KEY (`ipmId`, `regionCode`, `period`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `ImportBatch` (
    `ipmId` BIGINT NOT NULL,
    `id` BIGINT NOT NULL,
    `kind` VARCHAR(20) NOT NULL,
    `fileName` VARCHAR(200) NOT NULL,
    `format` VARCHAR(10) NOT NULL,
    `storageKey` VARCHAR(120) NOT NULL,
    `sha256` CHAR(64) NOT NULL,
    `sizeBytes` BIGINT NOT NULL,
    `state` VARCHAR(20) NOT NULL,
    `refusal` VARCHAR(60) NULL,
    `columns` JSON NULL,
    `effectiveOn` DATE NOT NULL,
    `rowCount` INTEGER NOT NULL DEFAULT 0,
    `createCount` INTEGER NOT NULL DEFAULT 0,
    `changeCount` INTEGER NOT NULL DEFAULT 0,
    `unchangedCount` INTEGER NOT NULL DEFAULT 0,
    `wrongCount` INTEGER NOT NULL DEFAULT 0,
    `appliedCount` INTEGER NOT NULL DEFAULT 0,
    `createdBy` BIGINT NOT NULL,
    `createdAt` DATETIME(3) NOT NULL,
    `updatedAt` DATETIME(3) NOT NULL,
    INDEX `ImportBatch_ipmId_createdAt_idx`(`ipmId`, `createdAt`),
    PRIMARY KEY (`ipmId`, `id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `ImportWrongRow` (
    `ipmId` BIGINT NOT NULL,
    `batchId` BIGINT NOT NULL,
    `rowNumber` INTEGER NOT NULL,
    `cells` JSON NOT NULL,
    `reasons` JSON NOT NULL,
    PRIMARY KEY (`ipmId`, `batchId`, `rowNumber`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `ImportSample` (
    `ipmId` BIGINT NOT NULL,
    `batchId` BIGINT NOT NULL,
    `rowNumber` INTEGER NOT NULL,
    `outcome` VARCHAR(10) NOT NULL,
    `before` JSON NULL,
    `after` JSON NOT NULL,
    PRIMARY KEY (`ipmId`, `batchId`, `rowNumber`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `LedgerAccount` (
    `ipmId` BIGINT NOT NULL,
    `code` VARCHAR(12) NOT NULL,
    `label` VARCHAR(120) NOT NULL,
    `kind` VARCHAR(20) NOT NULL,
    PRIMARY KEY (`ipmId`, `code`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `LedgerMapping` (
    `ipmId` BIGINT NOT NULL,
    `event` VARCHAR(40) NOT NULL,
    `leg` VARCHAR(30) NOT NULL,
    `validFrom` DATE NOT NULL,
    `validTo` DATE NOT NULL,
    `debitCode` VARCHAR(12) NOT NULL,
    `creditCode` VARCHAR(12) NOT NULL,
    PRIMARY KEY (`ipmId`, `event`, `leg`, `validFrom`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `LedgerPosting` (
    `ipmId` BIGINT NOT NULL,
    `id` BIGINT NOT NULL,
    `number` VARCHAR(30) NOT NULL,
    `event` VARCHAR(40) NOT NULL,
    `valueDate` DATE NOT NULL,
    `postedAt` DATETIME(3) NOT NULL,
    `causeKind` VARCHAR(40) NOT NULL,
    `causeId` BIGINT NOT NULL,
    `reversesId` BIGINT NULL,
    `postedBy` BIGINT NULL,
    UNIQUE INDEX `LedgerPosting_ipmId_number_key`(`ipmId`, `number`),
    UNIQUE INDEX `LedgerPosting_ipmId_event_causeKind_causeId_key`(`ipmId`, `event`, `causeKind`, `causeId`),
    INDEX `LedgerPosting_ipmId_valueDate_id_idx`(`ipmId`, `valueDate`, `id`),
    INDEX `LedgerPosting_ipmId_causeKind_causeId_idx`(`ipmId`, `causeKind`, `causeId`),
    PRIMARY KEY (`ipmId`, `id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `LedgerTransfer` (
    `ipmId` BIGINT NOT NULL,
    `postingId` BIGINT NOT NULL,
    `position` INTEGER NOT NULL,
    `debitCode` VARCHAR(12) NOT NULL,
    `creditCode` VARCHAR(12) NOT NULL,
    `debitParty` VARCHAR(40) NULL,
    `creditParty` VARCHAR(40) NULL,
    `amountXof` BIGINT NOT NULL,
    `valueDate` DATE NOT NULL,
    INDEX `LedgerTransfer_ipmId_debitCode_valueDate_idx`(`ipmId`, `debitCode`, `valueDate`),
    INDEX `LedgerTransfer_ipmId_creditCode_valueDate_idx`(`ipmId`, `creditCode`, `valueDate`),
    PRIMARY KEY (`ipmId`, `postingId`, `position`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `LedgerClosing` (
    `ipmId` BIGINT NOT NULL,
    `period` DATE NOT NULL,
    `closedBy` BIGINT NOT NULL,
    `closedAt` DATETIME(3) NOT NULL,
    PRIMARY KEY (`ipmId`, `period`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `Affiliation` (
    `ipmId` BIGINT NOT NULL,
    `id` BIGINT NOT NULL,
    `employerId` BIGINT NOT NULL,
    `number` VARCHAR(20) NOT NULL,
    `name` VARCHAR(160) NOT NULL,
    `ninea` VARCHAR(9) NOT NULL,
    `regionCode` VARCHAR(5) NOT NULL,
    `sector` VARCHAR(80) NULL,
    `phone` VARCHAR(20) NULL,
    `email` VARCHAR(190) NULL,
    `address` VARCHAR(200) NULL,
    `status` VARCHAR(20) NOT NULL,
    `affiliatedOn` DATE NOT NULL,
    `endedOn` DATE NULL,
    `createdAt` DATETIME(3) NOT NULL,
    `updatedAt` DATETIME(3) NOT NULL,
    UNIQUE INDEX `Affiliation_ipmId_employerId_key`(`ipmId`, `employerId`),
    UNIQUE INDEX `Affiliation_ipmId_number_key`(`ipmId`, `number`),
    INDEX `Affiliation_ipmId_name_id_idx`(`ipmId`, `name`, `id`),
    INDEX `Affiliation_ipmId_status_name_idx`(`ipmId`, `status`, `name`),
    PRIMARY KEY (`ipmId`, `id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `Suspension` (
    `ipmId` BIGINT NOT NULL,
    `id` BIGINT NOT NULL,
    `affiliationId` BIGINT NOT NULL,
    `validFrom` DATE NOT NULL,
    `validTo` DATE NOT NULL,
    `motive` VARCHAR(300) NOT NULL,
    `createdBy` BIGINT NOT NULL,
    `createdAt` DATETIME(3) NOT NULL,
    INDEX `Suspension_ipmId_affiliationId_validFrom_idx`(`ipmId`, `affiliationId`, `validFrom`),
    PRIMARY KEY (`ipmId`, `id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `Participant` (
    `ipmId` BIGINT NOT NULL,
    `id` BIGINT NOT NULL,
    `personId` BIGINT NOT NULL,
    `matricule` VARCHAR(30) NOT NULL,
    `lastName` VARCHAR(80) NOT NULL,
    `firstName` VARCHAR(80) NOT NULL,
    `birthDate` DATE NULL,
    `sex` CHAR(1) NULL,
    `phone` VARCHAR(20) NULL,
    `email` VARCHAR(190) NULL,
    `ninCiphertext` VARCHAR(255) NULL,
    `ninIndex` CHAR(64) NULL,
    `status` VARCHAR(20) NOT NULL,
    `enrolledOn` DATE NOT NULL,
    `leftOn` DATE NULL,
    `createdAt` DATETIME(3) NOT NULL,
    `updatedAt` DATETIME(3) NOT NULL,
    UNIQUE INDEX `Participant_ipmId_matricule_key`(`ipmId`, `matricule`),
    INDEX `Participant_ipmId_lastName_firstName_id_idx`(`ipmId`, `lastName`, `firstName`, `id`),
    INDEX `Participant_ipmId_ninIndex_idx`(`ipmId`, `ninIndex`),
    INDEX `Participant_ipmId_phone_idx`(`ipmId`, `phone`),
    INDEX `Participant_ipmId_status_lastName_idx`(`ipmId`, `status`, `lastName`),
    PRIMARY KEY (`ipmId`, `id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `Employment` (
    `ipmId` BIGINT NOT NULL,
    `id` BIGINT NOT NULL,
    `participantId` BIGINT NOT NULL,
    `affiliationId` BIGINT NOT NULL,
    `monthlySalaryXof` BIGINT NOT NULL,
    `validFrom` DATE NOT NULL,
    `validTo` DATE NOT NULL,
    `createdAt` DATETIME(3) NOT NULL,
    UNIQUE INDEX `Employment_ipmId_participantId_affiliationId_validFrom_key`(`ipmId`, `participantId`, `affiliationId`, `validFrom`),
    INDEX `Employment_ipmId_affiliationId_validFrom_idx`(`ipmId`, `affiliationId`, `validFrom`),
    PRIMARY KEY (`ipmId`, `id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `Dependant` (
    `ipmId` BIGINT NOT NULL,
    `id` BIGINT NOT NULL,
    `participantId` BIGINT NOT NULL,
    `personId` BIGINT NOT NULL,
    `matchKey` VARCHAR(190) NOT NULL,
    `lastName` VARCHAR(80) NOT NULL,
    `firstName` VARCHAR(80) NOT NULL,
    `birthDate` DATE NULL,
    `sex` CHAR(1) NULL,
    `relation` VARCHAR(20) NOT NULL,
    `schoolCertificateUntil` DATE NULL,
    `validFrom` DATE NOT NULL,
    `validTo` DATE NOT NULL,
    `createdAt` DATETIME(3) NOT NULL,
    `updatedAt` DATETIME(3) NOT NULL,
    UNIQUE INDEX `Dependant_ipmId_participantId_matchKey_key`(`ipmId`, `participantId`, `matchKey`),
    INDEX `Dependant_ipmId_lastName_firstName_id_idx`(`ipmId`, `lastName`, `firstName`, `id`),
    PRIMARY KEY (`ipmId`, `id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `Ipm` (
    `id` BIGINT NOT NULL,
    `slug` VARCHAR(40) NOT NULL,
    `name` VARCHAR(160) NOT NULL,
    `shortName` VARCHAR(40) NOT NULL,
    `kind` VARCHAR(20) NOT NULL,
    `regionCode` VARCHAR(5) NOT NULL,
    `address` VARCHAR(200) NOT NULL,
    `phone` VARCHAR(20) NOT NULL,
    `email` VARCHAR(190) NOT NULL,
    `approvalNumber` VARCHAR(60) NULL,
    `approvedOn` DATE NULL,
    `cdpNumber` VARCHAR(60) NULL,
    `createdAt` DATETIME(3) NOT NULL,
    UNIQUE INDEX `Ipm_slug_key`(`slug`),
    INDEX `Ipm_kind_name_idx`(`kind`, `name`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `Employer` (
    `id` BIGINT NOT NULL,
    `ninea` VARCHAR(9) NOT NULL,
    `legalName` VARCHAR(160) NOT NULL,
    `regionCode` VARCHAR(5) NOT NULL,
    `createdAt` DATETIME(3) NOT NULL,
    UNIQUE INDEX `Employer_ninea_key`(`ninea`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `Provider` (
    `id` BIGINT NOT NULL,
    `ninea` VARCHAR(9) NULL,
    `name` VARCHAR(160) NOT NULL,
    `kind` VARCHAR(30) NOT NULL,
    `regionCode` VARCHAR(5) NOT NULL,
    `phone` VARCHAR(20) NOT NULL,
    `createdAt` DATETIME(3) NOT NULL,
    UNIQUE INDEX `Provider_ninea_key`(`ninea`),
    INDEX `Provider_name_idx`(`name`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `Person` (
    `id` BIGINT NOT NULL,
    `ninIndex` CHAR(64) NULL,
    `createdAt` DATETIME(3) NOT NULL,
    UNIQUE INDEX `Person_ninIndex_key`(`ninIndex`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `DuesRule` (
    `id` BIGINT NOT NULL,
    `rateBasisPoints` INTEGER NOT NULL,
    `capXof` BIGINT NOT NULL,
    `validFrom` DATE NOT NULL,
    `validTo` DATE NOT NULL,
    `source` VARCHAR(200) NOT NULL,
    `confirmed` BOOLEAN NOT NULL,
    INDEX `DuesRule_validFrom_idx`(`validFrom`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `DuesHistory` (
    `year` INTEGER NOT NULL,
    `payingIpmCount` INTEGER NOT NULL,
    `printedRatePercent` INTEGER NOT NULL,
    `amountXof` BIGINT NOT NULL,
    `printedMeanXof` BIGINT NOT NULL,
    `impliedRegisteredTenths` INTEGER NOT NULL,
    `source` VARCHAR(200) NOT NULL,
    PRIMARY KEY (`year`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `NationalAccess` (
    `id` BIGINT NOT NULL,
    `userId` BIGINT NOT NULL,
    `purpose` VARCHAR(120) NOT NULL,
    `requestId` VARCHAR(60) NOT NULL,
    `at` DATETIME(3) NOT NULL,
    INDEX `NationalAccess_at_idx`(`at`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `AuditAnchor` (
    `chainIpmId` BIGINT NOT NULL,
    `anchoredOn` DATE NOT NULL,
    `entryCount` BIGINT NOT NULL,
    `headHmac` CHAR(64) NOT NULL,
    `createdAt` DATETIME(3) NOT NULL,
    PRIMARY KEY (`chainIpmId`, `anchoredOn`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `OutboxMessage` (
    `ipmId` BIGINT NOT NULL,
    `id` BIGINT NOT NULL,
    `jobName` VARCHAR(60) NOT NULL,
    `payload` JSON NOT NULL,
    `createdAt` DATETIME(3) NOT NULL,
    `enqueuedAt` DATETIME(3) NULL,
    `attempts` INTEGER NOT NULL DEFAULT 0,
    `failedAt` DATETIME(3) NULL,
    `lastError` VARCHAR(500) NULL,
    INDEX `OutboxMessage_failedAt_enqueuedAt_idx`(`failedAt`, `enqueuedAt`),
    PRIMARY KEY (`ipmId`, `id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `OutboxHistory` (
    `ipmId` BIGINT NOT NULL,
    `id` BIGINT NOT NULL,
    `jobName` VARCHAR(60) NOT NULL,
    `payload` JSON NOT NULL,
    `createdAt` DATETIME(3) NOT NULL,
    `doneAt` DATETIME(3) NOT NULL,
    PRIMARY KEY (`ipmId`, `id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `IdempotencyKey` (
    `ipmId` BIGINT NOT NULL,
    `key` VARCHAR(80) NOT NULL,
    `digest` CHAR(64) NOT NULL,
    `result` JSON NULL,
    `createdAt` DATETIME(3) NOT NULL,
    PRIMARY KEY (`ipmId`, `key`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `NumberSeries` (
    `ipmId` BIGINT NOT NULL,
    `series` VARCHAR(30) NOT NULL,
    `year` INTEGER NOT NULL,
    `lastNumber` BIGINT NOT NULL,
    PRIMARY KEY (`ipmId`, `series`, `year`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `JobProgress` (
    `ipmId` BIGINT NOT NULL,
    `id` BIGINT NOT NULL,
    `jobName` VARCHAR(60) NOT NULL,
    `state` VARCHAR(20) NOT NULL,
    `doneCount` INTEGER NOT NULL,
    `total` INTEGER NULL,
    `message` VARCHAR(300) NULL,
    `startedAt` DATETIME(3) NOT NULL,
    `updatedAt` DATETIME(3) NOT NULL,
    INDEX `JobProgress_ipmId_state_idx`(`ipmId`, `state`),
    PRIMARY KEY (`ipmId`, `id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `WaveWallet` (
    `ipmId` BIGINT NOT NULL,
    `id` BIGINT NOT NULL,
    `walletName` VARCHAR(120) NOT NULL,
    `apiKeyCiphertext` VARCHAR(500) NOT NULL,
    `webhookSecretCiphertext` VARCHAR(500) NOT NULL,
    `previousSecretCiphertext` VARCHAR(500) NULL,
    `active` BOOLEAN NOT NULL,
    `createdAt` DATETIME(3) NOT NULL,
    `updatedAt` DATETIME(3) NOT NULL,
    PRIMARY KEY (`ipmId`, `id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `WaveCheckout` (
    `ipmId` BIGINT NOT NULL,
    `id` BIGINT NOT NULL,
    `callId` BIGINT NOT NULL,
    `affiliationId` BIGINT NOT NULL,
    `attempt` INTEGER NOT NULL,
    `amountXof` BIGINT NOT NULL,
    `clientReference` VARCHAR(255) NOT NULL,
    `idempotencyKey` VARCHAR(80) NOT NULL,
    `state` VARCHAR(20) NOT NULL,
    `sessionId` VARCHAR(60) NULL,
    `launchUrl` VARCHAR(500) NULL,
    `expiresAt` DATETIME(3) NULL,
    `failureCode` VARCHAR(60) NULL,
    `receiptId` BIGINT NULL,
    `createdBy` BIGINT NOT NULL,
    `createdAt` DATETIME(3) NOT NULL,
    `updatedAt` DATETIME(3) NOT NULL,
    UNIQUE INDEX `WaveCheckout_ipmId_callId_attempt_key`(`ipmId`, `callId`, `attempt`),
    UNIQUE INDEX `WaveCheckout_ipmId_clientReference_key`(`ipmId`, `clientReference`),
    UNIQUE INDEX `WaveCheckout_ipmId_sessionId_key`(`ipmId`, `sessionId`),
    INDEX `WaveCheckout_ipmId_state_createdAt_idx`(`ipmId`, `state`, `createdAt`),
    INDEX `WaveCheckout_ipmId_receiptId_idx`(`ipmId`, `receiptId`),
    INDEX `WaveCheckout_ipmId_affiliationId_idx`(`ipmId`, `affiliationId`),
    PRIMARY KEY (`ipmId`, `id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `WaveEvent` (
    `ipmId` BIGINT NOT NULL,
    `eventId` VARCHAR(120) NOT NULL,
    `type` VARCHAR(60) NOT NULL,
    `rawBody` MEDIUMBLOB NOT NULL,
    `receivedAt` DATETIME(3) NOT NULL,
    `state` VARCHAR(20) NOT NULL,
    `processedAt` DATETIME(3) NULL,
    `receiptId` BIGINT NULL,
    INDEX `WaveEvent_ipmId_receiptId_idx`(`ipmId`, `receiptId`),
    INDEX `WaveEvent_ipmId_state_receivedAt_idx`(`ipmId`, `state`, `receivedAt`),
    PRIMARY KEY (`ipmId`, `eventId`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `Receipt` (
    `ipmId` BIGINT NOT NULL,
    `id` BIGINT NOT NULL,
    `number` VARCHAR(30) NULL,
    `affiliationId` BIGINT NULL,
    `method` VARCHAR(20) NOT NULL,
    `externalId` VARCHAR(120) NOT NULL,
    `amountXof` BIGINT NOT NULL,
    `feeXof` BIGINT NOT NULL DEFAULT 0,
    `receivedOn` DATE NOT NULL,
    `allocatedXof` BIGINT NOT NULL DEFAULT 0,
    `reversesId` BIGINT NULL,
    `reversedById` BIGINT NULL,
    `note` VARCHAR(300) NULL,
    `recordedBy` BIGINT NULL,
    `createdAt` DATETIME(3) NOT NULL,
    UNIQUE INDEX `Receipt_ipmId_method_externalId_key`(`ipmId`, `method`, `externalId`),
    UNIQUE INDEX `Receipt_ipmId_number_key`(`ipmId`, `number`),
    INDEX `Receipt_ipmId_affiliationId_receivedOn_idx`(`ipmId`, `affiliationId`, `receivedOn`),
    INDEX `Receipt_ipmId_receivedOn_id_idx`(`ipmId`, `receivedOn`, `id`),
    INDEX `Receipt_ipmId_reversesId_idx`(`ipmId`, `reversesId`),
    INDEX `Receipt_ipmId_reversedById_idx`(`ipmId`, `reversedById`),
    PRIMARY KEY (`ipmId`, `id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `Allocation` (
    `ipmId` BIGINT NOT NULL,
    `id` BIGINT NOT NULL,
    `receiptId` BIGINT NOT NULL,
    `callId` BIGINT NOT NULL,
    `amountXof` BIGINT NOT NULL,
    `createdAt` DATETIME(3) NOT NULL,
    INDEX `Allocation_ipmId_receiptId_idx`(`ipmId`, `receiptId`),
    INDEX `Allocation_ipmId_callId_idx`(`ipmId`, `callId`),
    PRIMARY KEY (`ipmId`, `id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `DuesAccrual` (
    `ipmId` BIGINT NOT NULL,
    `id` BIGINT NOT NULL,
    `causeKind` VARCHAR(30) NOT NULL,
    `causeId` BIGINT NOT NULL,
    `ruleId` BIGINT NOT NULL,
    `period` DATE NOT NULL,
    `movementXof` BIGINT NOT NULL,
    `cashedYtdXof` BIGINT NOT NULL,
    `dueYtdXof` BIGINT NOT NULL,
    `deltaXof` BIGINT NOT NULL,
    `createdAt` DATETIME(3) NOT NULL,
    UNIQUE INDEX `DuesAccrual_ipmId_causeKind_causeId_key`(`ipmId`, `causeKind`, `causeId`),
    INDEX `DuesAccrual_ipmId_period_idx`(`ipmId`, `period`),
    PRIMARY KEY (`ipmId`, `id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `DuesYear` (
    `ipmId` BIGINT NOT NULL,
    `year` INTEGER NOT NULL,
    `cashedXof` BIGINT NOT NULL,
    `dueXof` BIGINT NOT NULL,
    PRIMARY KEY (`ipmId`, `year`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `DuesMonth` (
    `ipmId` BIGINT NOT NULL,
    `period` DATE NOT NULL,
    `cashedXof` BIGINT NOT NULL,
    `dueXof` BIGINT NOT NULL,
    INDEX `DuesMonth_period_idx`(`period`),
    PRIMARY KEY (`ipmId`, `period`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `DuesClaim` (
    `ipmId` BIGINT NOT NULL,
    `debtorIpmId` BIGINT NOT NULL,
    `causeId` BIGINT NOT NULL,
    `period` DATE NOT NULL,
    `deltaXof` BIGINT NOT NULL,
    `createdAt` DATETIME(3) NOT NULL,
    INDEX `DuesClaim_ipmId_period_idx`(`ipmId`, `period`),
    PRIMARY KEY (`ipmId`, `debtorIpmId`, `causeId`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `ProcessLease` (
    `number` INTEGER NOT NULL,
    `holder` VARCHAR(80) NOT NULL,
    `expiresAt` DATETIME(3) NOT NULL,
    PRIMARY KEY (`number`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `WorkerHeartbeat` (
    `name` VARCHAR(80) NOT NULL,
    `seenAt` DATETIME(3) NOT NULL,
    PRIMARY KEY (`name`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `ScheduledRun` (
    `jobName` VARCHAR(60) NOT NULL,
    `period` VARCHAR(30) NOT NULL,
    `createdAt` DATETIME(3) NOT NULL,
    PRIMARY KEY (`jobName`, `period`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- AddForeignKey
ALTER TABLE `session` ADD CONSTRAINT `session_user_id_fkey` FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE `Tariff` ADD CONSTRAINT `Tariff_ipmId_adhesionId_fkey` FOREIGN KEY (`ipmId`, `adhesionId`) REFERENCES `ProviderAdhesion`(`ipmId`, `id`) ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE `ProviderInvoice` ADD CONSTRAINT `ProviderInvoice_ipmId_adhesionId_fkey` FOREIGN KEY (`ipmId`, `adhesionId`) REFERENCES `ProviderAdhesion`(`ipmId`, `id`) ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE `ProviderPayment` ADD CONSTRAINT `ProviderPayment_ipmId_invoiceId_fkey` FOREIGN KEY (`ipmId`, `invoiceId`) REFERENCES `ProviderInvoice`(`ipmId`, `id`) ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE `ContributionCall` ADD CONSTRAINT `ContributionCall_ipmId_affiliationId_fkey` FOREIGN KEY (`ipmId`, `affiliationId`) REFERENCES `Affiliation`(`ipmId`, `id`) ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE `ContributionCall` ADD CONSTRAINT `ContributionCall_ipmId_ruleId_fkey` FOREIGN KEY (`ipmId`, `ruleId`) REFERENCES `ContributionRule`(`ipmId`, `id`) ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE `ImportWrongRow` ADD CONSTRAINT `ImportWrongRow_ipmId_batchId_fkey` FOREIGN KEY (`ipmId`, `batchId`) REFERENCES `ImportBatch`(`ipmId`, `id`) ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE `ImportSample` ADD CONSTRAINT `ImportSample_ipmId_batchId_fkey` FOREIGN KEY (`ipmId`, `batchId`) REFERENCES `ImportBatch`(`ipmId`, `id`) ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE `Suspension` ADD CONSTRAINT `Suspension_ipmId_affiliationId_fkey` FOREIGN KEY (`ipmId`, `affiliationId`) REFERENCES `Affiliation`(`ipmId`, `id`) ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE `Employment` ADD CONSTRAINT `Employment_ipmId_participantId_fkey` FOREIGN KEY (`ipmId`, `participantId`) REFERENCES `Participant`(`ipmId`, `id`) ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE `Employment` ADD CONSTRAINT `Employment_ipmId_affiliationId_fkey` FOREIGN KEY (`ipmId`, `affiliationId`) REFERENCES `Affiliation`(`ipmId`, `id`) ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE `Dependant` ADD CONSTRAINT `Dependant_ipmId_participantId_fkey` FOREIGN KEY (`ipmId`, `participantId`) REFERENCES `Participant`(`ipmId`, `id`) ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE `WaveCheckout` ADD CONSTRAINT `WaveCheckout_ipmId_receiptId_fkey` FOREIGN KEY (`ipmId`, `receiptId`) REFERENCES `Receipt`(`ipmId`, `id`) ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE `WaveCheckout` ADD CONSTRAINT `WaveCheckout_ipmId_callId_fkey` FOREIGN KEY (`ipmId`, `callId`) REFERENCES `ContributionCall`(`ipmId`, `id`) ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE `WaveCheckout` ADD CONSTRAINT `WaveCheckout_ipmId_affiliationId_fkey` FOREIGN KEY (`ipmId`, `affiliationId`) REFERENCES `Affiliation`(`ipmId`, `id`) ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE `WaveEvent` ADD CONSTRAINT `WaveEvent_ipmId_receiptId_fkey` FOREIGN KEY (`ipmId`, `receiptId`) REFERENCES `Receipt`(`ipmId`, `id`) ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE `Receipt` ADD CONSTRAINT `Receipt_ipmId_affiliationId_fkey` FOREIGN KEY (`ipmId`, `affiliationId`) REFERENCES `Affiliation`(`ipmId`, `id`) ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE `Receipt` ADD CONSTRAINT `Receipt_ipmId_reversesId_fkey` FOREIGN KEY (`ipmId`, `reversesId`) REFERENCES `Receipt`(`ipmId`, `id`) ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE `Receipt` ADD CONSTRAINT `Receipt_ipmId_reversedById_fkey` FOREIGN KEY (`ipmId`, `reversedById`) REFERENCES `Receipt`(`ipmId`, `id`) ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE `Allocation` ADD CONSTRAINT `Allocation_ipmId_receiptId_fkey` FOREIGN KEY (`ipmId`, `receiptId`) REFERENCES `Receipt`(`ipmId`, `id`) ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE `Allocation` ADD CONSTRAINT `Allocation_ipmId_callId_fkey` FOREIGN KEY (`ipmId`, `callId`) REFERENCES `ContributionCall`(`ipmId`, `id`) ON DELETE RESTRICT ON UPDATE RESTRICT;
