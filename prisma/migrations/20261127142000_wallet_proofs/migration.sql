-- AlterTable
ALTER TABLE `WaveWallet` ADD COLUMN `webhookStrategy` VARCHAR(20) NOT NULL DEFAULT 'either' AFTER `previousSecretCiphertext`,
    ADD COLUMN `signingSecretCiphertext` VARCHAR(500) NULL AFTER `webhookStrategy`;
-- What was stored before says nothing of the proof: either goes on being accepted. New rows say it.
ALTER TABLE `WaveWallet` ALTER COLUMN `webhookStrategy` DROP DEFAULT;
