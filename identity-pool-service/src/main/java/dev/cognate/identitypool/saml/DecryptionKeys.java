package dev.cognate.identitypool.saml;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cognate.iam.directory.SamlProvider;
import dev.cognate.keyring.Keyring;
import dev.cognate.keyring.Sealer;
import dev.cognate.keyring.UnsealableException;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.PrivateKey;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Private keys that open assertions, sealed at rest and bound to their ids. */
@ApplicationScoped
public class DecryptionKeys {
    private final Sealer sealer;

    DecryptionKeys(Keyring keyring) {
        this.sealer = keyring.sealer("saml-decryption-key");
    }

    /** Seals a key as it was uploaded; empty unless it is an RSA key in a PEM file. */
    public Optional<String> seal(String id, String pem) {
        return PrivateKeyPem.read(pem)
                .map(key -> Base64.getEncoder().encodeToString(sealer.seal(key.getEncoded(), id.getBytes(UTF_8))));
    }

    /** A provider's keys, the newest first, which is the order they are tried in (AWS's guide, "Rotate SAML encryption key"). */
    public List<PrivateKey> of(SamlProvider provider) {
        return provider.decryptionKeys().reversed().stream()
                .map(this::open)
                .flatMap(Optional::stream)
                .toList();
    }

    /** One that another keyring sealed opens nothing. */
    private Optional<PrivateKey> open(SamlProvider.DecryptionKey key) {
        try {
            byte[] sealed = Base64.getDecoder().decode(key.sealed());
            return PrivateKeyPem.decoded(sealer.open(sealed, key.id().getBytes(UTF_8)));
        } catch (UnsealableException e) {
            return Optional.empty();
        }
    }
}
