-- A movement of the wallet finds its payment by the reference.
CREATE INDEX `ProviderPayment_ipmId_reference_idx` ON `ProviderPayment`(`ipmId`, `reference`);

-- An order that Wave gave back before it was known to be paid has a state of its own.
UPDATE `WavePayout` SET `state` = 'reversed' WHERE `state` = 'failed' AND `failureCode` = 'payout-reversed';
