package dev.cognate.identitypool.provider;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A provider whose tokens are signed.
 *
 * @param name its name in logins, as identities are linked with it
 * @param issuers what the {@code iss} of its tokens may be
 * @param keys where its public keys are
 * @param audiences what the {@code aud} may be
 * @param naming how its users are called elsewhere
 */
record TokenProvider(String name, Set<String> issuers, KeyLocation keys, Set<String> audiences, Naming naming) {

    /**
     * Names of the provider outside its own tokens.
     *
     * @param mappingKey in role mappings, where {@code %s} stands for the audience
     * @param tagKey in maps of principal tags
     * @param userPrefix what stands before the subject in {@code amr}; empty when users are not named there
     * @param use what the claim {@code token_use} must be; empty when there need not be one
     */
    record Naming(String mappingKey, String tagKey, String userPrefix, String use) {}

    VerifiedLogin verified(String audience, String subject, Map<String, Object> claims) {
        List<String> methods =
                naming.userPrefix().isEmpty() ? List.of(name) : List.of(name, naming.userPrefix() + subject);
        return new VerifiedLogin(
                Login.of(name, subject),
                audience,
                naming.mappingKey().formatted(audience),
                naming.tagKey(),
                methods,
                claims);
    }
}
