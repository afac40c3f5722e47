package dev.cognate.userpool.federation;

import dev.cognate.userpool.identityprovider.IdentityProvider;
import java.util.Map;

/**
 * What an OAuth 2.0 or OpenID Connect provider said of somebody who signed in there, verified.
 *
 * @param provider who said it
 * @param subject the value of the claim that is mapped to {@code username}; never empty
 * @param tokenResponse the answer of its token endpoint (RFC 6749 section 5.1), which holds the tokens
 * @param idToken the claims of its ID token; empty for providers that give none
 * @param userInfo the answer of its user info endpoint; empty when there is none
 */
public record ExternalIdentity(
        IdentityProvider provider,
        String subject,
        Map<String, Object> tokenResponse,
        Map<String, Object> idToken,
        Map<String, Object> userInfo) {

    /** Names the provider alone: the rest are secrets and personal data. */
    @Override
    public String toString() {
        return "ExternalIdentity[provider=" + provider.name() + "]";
    }
}
