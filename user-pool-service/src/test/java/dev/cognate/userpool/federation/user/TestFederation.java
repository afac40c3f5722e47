package dev.cognate.userpool.federation.user;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.AuthenticationResultType;
import dev.cognate.database.Database;
import dev.cognate.iam.Principal;
import dev.cognate.userpool.client.AppClients;
import dev.cognate.userpool.federation.ExternalIdentity;
import dev.cognate.userpool.federation.FederatedSignIn;
import dev.cognate.userpool.identityprovider.IdentityProviders;
import dev.cognate.userpool.token.Authentication;
import dev.cognate.userpool.token.Issuance;
import dev.cognate.userpool.token.TokenFamilies;
import dev.cognate.userpool.token.TokenIssuer;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;

/** Stands in for the protocols: says what a provider said. */
@ApplicationScoped
class TestFederation {
    private final FederatedSignIn signIn;
    private final AppClients clients;
    private final IdentityProviders providers;
    private final Database database;
    private final TokenFamilies families;
    private final TokenIssuer issuer;
    private final Clock clock;

    TestFederation(
            FederatedSignIn signIn,
            AppClients clients,
            IdentityProviders providers,
            Database database,
            TokenFamilies families,
            TokenIssuer issuer,
            Clock clock) {
        this.signIn = signIn;
        this.clients = clients;
        this.providers = providers;
        this.database = database;
        this.families = families;
        this.issuer = issuer;
        this.clock = clock;
    }

    /**
     * What a provider says of somebody.
     *
     * @param provider its name
     */
    record Said(
            String provider,
            String subject,
            Map<String, Object> tokenResponse,
            Map<String, Object> idToken,
            Map<String, Object> userInfo) {}

    Authentication signIn(String clientId, Said said) {
        return await(() -> clients.require(clientId)
                .chain(target -> providers
                        .named(target.pool(), said.provider())
                        .chain(provider -> signIn.complete(
                                target,
                                new ExternalIdentity(
                                        provider.orElseThrow(),
                                        said.subject(),
                                        said.tokenResponse(),
                                        said.idToken(),
                                        said.userInfo()),
                                context()))));
    }

    AuthenticationResultType tokens(String clientId, Authentication authentication) {
        return await(() -> clients.require(clientId)
                .chain(target -> database.inTransaction(session -> families.start(session, target, authentication))
                        .chain(holder -> issuer.issue(
                                new Issuance(target, holder, Issuance.Cause.HOSTED_AUTH, Map.of(), context())))));
    }

    private CallContext context() {
        return new CallContext("test", Principal.ANONYMOUS, "127.0.0.1", "test", clock.instant());
    }

    private static <T> T await(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (RuntimeException refusal) {
            throw refusal;
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        }
    }
}
