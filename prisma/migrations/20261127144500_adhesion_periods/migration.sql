-- One provider may have adhered, left, and adhered again.
CREATE UNIQUE INDEX `ProviderAdhesion_ipmId_providerId_validFrom_key` ON `ProviderAdhesion`(`ipmId`, `providerId`, `validFrom`);
DROP INDEX `ProviderAdhesion_ipmId_providerId_key` ON `ProviderAdhesion`;
