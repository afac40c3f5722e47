package dev.cognate.identitypool.sts;

import dev.cognate.contract.AwsException;
import dev.cognate.identitypool.iam.provider.OidcProviders;
import dev.cognate.identitypool.provider.OpenIdTokens;
import dev.cognate.identitypool.provider.VerifiedLogin;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tokens of the account's OpenID Connect providers. */
@ApplicationScoped
class OpenIdProviderTokens implements WebIdentityTokens {
    private final OidcProviders providers;
    private final OpenIdTokens tokens;

    OpenIdProviderTokens(OidcProviders providers, OpenIdTokens tokens) {
        this.providers = providers;
        this.tokens = tokens;
    }

    @Override
    public Uni<Optional<WebIdentity>> verify(String issuer, String token) {
        return providers
                .ofIssuer(issuer)
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : tokens.verify(
                                        found.get().host(),
                                        Set.copyOf(found.get().clientIds()),
                                        token)
                                .map(login -> Optional.of(identity(found.get().host(), login)))
                                .onFailure(AwsException.class)
                                .transform(refused -> RefusedTokens.told((AwsException) refused)));
    }

    private static WebIdentity identity(String host, VerifiedLogin login) {
        return new WebIdentity(
                host,
                login.audience(),
                login.login().subject(),
                login.claims().get("amr") instanceof List<?> amr
                        ? amr.stream().map(String::valueOf).toList()
                        : List.of(),
                Map.of(),
                Set.of());
    }
}
