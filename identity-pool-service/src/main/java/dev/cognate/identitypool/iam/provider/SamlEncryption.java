package dev.cognate.identitypool.iam.provider;

import dev.cognate.contract.iam.AssertionEncryptionModeType;
import dev.cognate.contract.iam.CreateSAMLProviderRequest;
import dev.cognate.contract.iam.InvalidInputException;
import dev.cognate.contract.iam.LimitExceededException;
import dev.cognate.contract.iam.NoSuchEntityException;
import dev.cognate.contract.iam.SAMLPrivateKey;
import dev.cognate.contract.iam.UpdateSAMLProviderRequest;
import dev.cognate.iam.directory.SamlProvider;
import dev.cognate.iam.directory.SamlProvider.DecryptionKey;
import dev.cognate.iam.directory.SamlProvider.Encryption;
import dev.cognate.iam.session.KeyIds;
import dev.cognate.identitypool.iam.Times;
import dev.cognate.identitypool.saml.DecryptionKeys;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a provider's assertions are encrypted.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_saml.html#id_federation_manage-saml-encryption">
 *     AWS's guide: manage SAML encryption keys</a>
 */
@ApplicationScoped
class SamlEncryption {
    private static final int MOST_KEYS = 2;
    private static final int ID_LENGTH = 28;

    private final DecryptionKeys keys;
    private final Clock clock;

    SamlEncryption(DecryptionKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** What a request asks for; null where it asks for nothing. */
    record Change(AssertionEncryptionModeType mode, String addedKey, String removedKey) {
        Change(CreateSAMLProviderRequest request) {
            this(request.assertionEncryptionMode(), request.addPrivateKey(), null);
        }

        Change(UpdateSAMLProviderRequest request) {
            this(request.assertionEncryptionMode(), request.addPrivateKey(), request.removePrivateKey());
        }
    }

    /** Fails with IAM's errors for keys that are none, too many or not there. */
    Encryption changed(Encryption before, Change change) {
        String mode = change.mode() == null
                ? Optional.ofNullable(before).map(Encryption::mode).orElse(null)
                : change.mode().value();
        List<DecryptionKey> held = new ArrayList<>(before == null ? List.<DecryptionKey>of() : before.keys());
        if (change.removedKey() != null && !held.removeIf(key -> key.id().equals(change.removedKey()))) {
            throw new NoSuchEntityException("The private key " + change.removedKey() + " cannot be found.");
        }
        if (change.addedKey() != null) {
            held.add(sealed(change.addedKey()));
        }
        if (held.size() > MOST_KEYS) {
            throw new LimitExceededException("Cannot exceed quota for PrivateKeysPerSAMLProvider: " + MOST_KEYS);
        }
        if (AssertionEncryptionModeType.REQUIRED.value().equals(mode) && held.isEmpty()) {
            throw new InvalidInputException("Encrypted assertions cannot be required without a private key.");
        }
        return mode == null && held.isEmpty() ? null : new Encryption(mode, held);
    }

    private DecryptionKey sealed(String pem) {
        String id = KeyIds.next("SKEY", ID_LENGTH);
        String sealed = keys.seal(id, pem)
                .orElseThrow(() -> new InvalidInputException(
                        "The private key must be an RSA key of 2048 bits or more in PEM format."));
        return new DecryptionKey(id, sealed, clock.instant().getEpochSecond());
    }

    static AssertionEncryptionModeType mode(SamlProvider provider) {
        return Optional.ofNullable(provider.encryption())
                .map(Encryption::mode)
                .map(AssertionEncryptionModeType::of)
                .orElse(null);
    }

    /** Never the keys themselves; null for none. */
    static List<SAMLPrivateKey> keys(SamlProvider provider) {
        List<SAMLPrivateKey> shown = provider.decryptionKeys().stream()
                .map(key -> SAMLPrivateKey.builder()
                        .keyId(key.id())
                        .timestamp(Times.of(key.createdAt()))
                        .build())
                .toList();
        return shown.isEmpty() ? null : shown;
    }
}
