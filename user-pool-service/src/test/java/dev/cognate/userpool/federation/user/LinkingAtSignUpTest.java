package dev.cognate.userpool.federation.user;

import static dev.cognate.userpool.federation.user.ArrivalScene.SUBJECT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.contract.CallContext;
import dev.cognate.database.Database;
import dev.cognate.iam.Principal;
import dev.cognate.userpool.TestPool;
import dev.cognate.userpool.client.AppClients;
import dev.cognate.userpool.federation.ExternalIdentity;
import dev.cognate.userpool.identityprovider.IdentityProviders;
import dev.cognate.userpool.user.NewUser;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What happens while the function of PreSignUp thinks: functions link identities to users, and others come as well. */
@QuarkusTest
class LinkingAtSignUpTest {
    @Inject
    TestFederation federation;

    @Inject
    FederatedUsers users;

    @Inject
    Newcomers newcomers;

    @Inject
    AppClients clients;

    @Inject
    IdentityProviders providers;

    @Inject
    Database database;

    @Test
    void shouldSignInAsTheUserTheFunctionLinksTo() throws Exception {
        // given
        ArrivalScene scene = ArrivalScene.create(federation);
        String name = TestPool.newName();
        String sub = scene.local(name);
        Arrival arrival = arrival(scene);
        NewUser wanted = await(() -> newcomers.wanted(arrival));

        // when
        scene.link(name, "Google", SUBJECT, "123");
        Member member = await(() -> database.inTransaction(session -> users.admit(session, arrival, wanted)));

        // then
        assertThat(member.user().sub()).hasToString(sub);
        assertThat(member.newcomer()).isFalse();
        assertThat(scene.users()).hasSize(1);
        scene.close();
    }

    private Arrival arrival(ArrivalScene scene) throws Exception {
        var context = new CallContext("test", Principal.ANONYMOUS, "127.0.0.1", "test", Instant.EPOCH);
        return await(() -> clients.require(scene.clientId())
                .chain(target -> providers
                        .named(target.pool(), "Google")
                        .map(provider -> Arrival.of(
                                target,
                                new ExternalIdentity(provider.orElseThrow(), "123", Map.of(), Map.of(), Map.of()),
                                context))));
    }

    private static <T> T await(Supplier<Uni<T>> work) throws Exception {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (Exception failure) {
            throw failure;
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        }
    }
}
