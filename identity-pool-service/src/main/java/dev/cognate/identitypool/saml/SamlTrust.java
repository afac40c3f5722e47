package dev.cognate.identitypool.saml;

import java.security.PrivateKey;
import java.util.List;

/**
 * What a provider's responses are checked against.
 *
 * @param metadata the provider's document
 * @param decryptionKeys tried in this order; without any an encrypted assertion is refused
 * @param encryptedOnly whether an assertion that is not encrypted is refused
 */
public record SamlTrust(String metadata, List<PrivateKey> decryptionKeys, boolean encryptedOnly) {
    public SamlTrust {
        decryptionKeys = List.copyOf(decryptionKeys);
    }

    @Override
    public String toString() {
        return "SamlTrust[encryptedOnly=" + encryptedOnly + "]";
    }
}
