package dev.cognate.identitypool.provider;

import dev.cognate.contract.identity.CognitoIdentityProvider;
import dev.cognate.identitypool.pool.Pool;
import dev.cognate.wire.config.AccountConfig;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The providers a pool trusts, by their names in logins. */
@ApplicationScoped
class Providers {
    static final String GOOGLE = "accounts.google.com";
    static final String APPLE = "appleid.apple.com";
    private static final String DISCOVERY = "/.well-known/openid-configuration";
    private static final String OPENID_ARN = ":oidc-provider/";

    private final AccountConfig account;
    private final ProviderConfig config;
    private final RegisteredAudiences openId;

    Providers(AccountConfig account, ProviderConfig config, RegisteredAudiences openId) {
        this.account = account;
        this.config = config;
        this.openId = openId;
    }

    /** The provider of a login; empty when the pool has none of this name whose tokens are signed. */
    Uni<Optional<TokenProvider>> find(Pool pool, String name) {
        Optional<TokenProvider> known = userPool(pool, name).or(() -> publicProvider(pool, name));
        return known.isPresent() ? Uni.createFrom().item(known) : openId(pool, name);
    }

    private Optional<TokenProvider> userPool(Pool pool, String name) {
        return UserPoolName.parse(name, account).flatMap(asked -> {
            Set<String> clients = userPools(pool).stream()
                    .filter(provider -> UserPoolName.parse(provider.providerName(), account)
                            .filter(asked::equals)
                            .isPresent())
                    .map(CognitoIdentityProvider::clientId)
                    .collect(Collectors.toSet());
            return clients.isEmpty() ? Optional.empty() : Optional.of(userPool(asked, clients));
        });
    }

    private TokenProvider userPool(UserPoolName name, Set<String> clients) {
        String canonical = name.canonical();
        String base = Optional.ofNullable(config.address().get(canonical))
                .orElseGet(() -> config.userPoolsUrl().orElse(name.publicUrl()) + "/" + name.poolId());
        return new TokenProvider(
                canonical,
                name.issuers(),
                new KeyLocation.KeySetAt(URI.create(base + "/.well-known/jwks.json")),
                clients,
                new TokenProvider.Naming(canonical + ":%s", canonical, canonical + ":CognitoSignIn:", "id"));
    }

    private static List<CognitoIdentityProvider> userPools(Pool pool) {
        return Objects.requireNonNullElse(pool.settings().cognitoIdentityProviders(), List.of());
    }

    private Optional<TokenProvider> publicProvider(Pool pool, String name) {
        if (!name.equals(GOOGLE) && !name.equals(APPLE)) {
            return Optional.empty();
        }
        return application(pool, name)
                .map(clients -> new TokenProvider(
                        name,
                        Set.of(name, "https://" + name),
                        discovered(name),
                        Set.of(clients.split(";")),
                        new TokenProvider.Naming(name, name, "", "")));
    }

    /** What the pool knows an application as at a public provider; of Google several, with semicolons between them. */
    static Optional<String> application(Pool pool, String name) {
        return Optional.ofNullable(
                Objects.requireNonNullElse(pool.settings().supportedLoginProviders(), Map.<String, String>of())
                        .get(name));
    }

    private Uni<Optional<TokenProvider>> openId(Pool pool, String name) {
        Optional<String> arn =
                Objects.requireNonNullElse(pool.settings().openIdConnectProviderARNs(), List.<String>of()).stream()
                        .filter(each -> each.substring(each.indexOf(OPENID_ARN) + OPENID_ARN.length())
                                .equals(name))
                        .findFirst();
        if (arn.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return openId.of(arn.get()).map(audiences -> audiences.map(allowed -> openId(name, arn.get(), allowed)));
    }

    /**
     * An OpenID Connect provider.
     *
     * @param name its issuer without {@code https://}
     * @param arn what it is called elsewhere
     */
    TokenProvider openId(String name, String arn, Set<String> audiences) {
        return new TokenProvider(
                name,
                Set.of("https://" + name),
                discovered(name),
                audiences,
                new TokenProvider.Naming(arn, arn, arn + ":OIDC:", ""));
    }

    private KeyLocation discovered(String name) {
        String base = Optional.ofNullable(config.address().get(name)).orElse("https://" + name);
        return new KeyLocation.DiscoveredAt(URI.create(base + DISCOVERY), "https://" + name);
    }
}
