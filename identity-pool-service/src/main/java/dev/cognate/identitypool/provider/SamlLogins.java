package dev.cognate.identitypool.provider;

import dev.cognate.iam.directory.SamlProvider;
import dev.cognate.identitypool.iam.provider.SamlProviders;
import dev.cognate.identitypool.pool.Pool;
import dev.cognate.identitypool.saml.SamlAssertion;
import dev.cognate.identitypool.saml.SamlRefusedException;
import dev.cognate.identitypool.saml.SamlResponses;
import dev.cognate.identitypool.saml.SamlTrust;
import dev.cognate.identitypool.saml.UsedAssertions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Logins with responses of SAML providers. The provider itself says which roles its users may have.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/saml-identity-provider.html">AWS's guide: setting up a
 *     SAML provider as an identity pool IdP</a>
 */
@ApplicationScoped
class SamlLogins {
    private static final String ROLE = "https://aws.amazon.com/SAML/Attributes/Role";
    private static final String ROLE_ARN = ":role/";

    private final SamlProviders providers;
    private final SamlResponses responses;
    private final UsedAssertions used;

    SamlLogins(SamlProviders providers, SamlResponses responses, UsedAssertions used) {
        this.providers = providers;
        this.responses = responses;
        this.used = used;
    }

    /** Whether a login's name is that of a SAML provider the pool trusts. */
    static boolean isProvider(Pool pool, String name) {
        return Objects.requireNonNullElse(pool.settings().samlProviderARNs(), List.<String>of())
                .contains(name);
    }

    /**
     * Verifies a response.
     *
     * @param use the operation it was shown to, which takes each assertion only once
     */
    Uni<VerifiedLogin> verify(String arn, String response, String use) {
        return providers
                .of(arn)
                .map(found -> found.orElseThrow(InvalidLogin::unsupported))
                .chain(provider -> responses.verify(trust(provider), response).map(said -> login(provider, said)))
                .call(said -> useUp(said, use))
                .map(SamlLogin::login)
                .onFailure(SamlRefusedException.class)
                .transform(refused -> InvalidLogin.because(refused.getMessage()));
    }

    /** Identity pools take no encrypted assertions (AWS's guide to IAM, "SAML identity providers"). */
    private static SamlTrust trust(SamlProvider provider) {
        return new SamlTrust(provider.metadata(), List.of(), provider.takesEncryptedOnly());
    }

    /** A login and what it rests on. */
    private record SamlLogin(SamlAssertion assertion, VerifiedLogin login) {}

    private Uni<Void> useUp(SamlLogin said, String use) {
        return used.isFirst(said.assertion(), use)
                .invoke(first -> {
                    if (!first) {
                        throw InvalidLogin.because("SAML assertion was used before.");
                    }
                })
                .replaceWithVoid();
    }

    private static SamlLogin login(SamlProvider provider, SamlAssertion said) {
        Map<String, Object> claims = new HashMap<>(said.attributes());
        said.attributes().forEach((name, values) -> {
            if (values.size() == 1) {
                claims.put(name, values.getFirst());
            }
        });
        claims.put("iss", said.issuer());
        claims.put("sub", said.subject());
        claims.put("aud", said.recipient());
        claims.put(VerifiedLogin.ROLES, roles(provider, said));
        VerifiedLogin login = new VerifiedLogin(
                Login.of(provider.arn(), said.subject()),
                said.recipient(),
                provider.arn(),
                provider.arn(),
                List.of(provider.arn()),
                claims);
        return new SamlLogin(said, login);
    }

    /** The roles that the provider pairs with itself. */
    private static List<String> roles(SamlProvider provider, SamlAssertion said) {
        return said.values(ROLE).stream()
                .map(pair -> List.of(pair.strip().split("\\s*,\\s*")))
                .filter(pair -> pair.size() == 2 && Set.copyOf(pair).contains(provider.arn()))
                .flatMap(List::stream)
                .filter(arn -> arn.contains(ROLE_ARN))
                .distinct()
                .toList();
    }
}
