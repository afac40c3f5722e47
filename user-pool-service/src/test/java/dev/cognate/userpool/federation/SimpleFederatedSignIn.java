package dev.cognate.userpool.federation;

import dev.cognate.contract.CallContext;
import dev.cognate.database.Database;
import dev.cognate.userpool.client.ClientInPool;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.token.Assurance;
import dev.cognate.userpool.token.Authentication;
import dev.cognate.userpool.user.NewUser;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.UserStatus;
import dev.cognate.userpool.user.Users;
import io.quarkus.arc.DefaultBean;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

@DefaultBean
@ApplicationScoped
class SimpleFederatedSignIn implements FederatedSignIn {
    private final Database database;
    private final Users users;
    private final Clock clock;

    SimpleFederatedSignIn(Database database, Users users, Clock clock) {
        this.database = database;
        this.users = users;
        this.clock = clock;
    }

    @Override
    public Uni<Authentication> complete(ClientInPool target, ExternalIdentity identity, CallContext context) {
        String name = identity.provider().name() + "_" + identity.subject();
        return database.inTransaction(session -> users.find(session, target.pool(), name)
                        .chain(found -> found.map(user -> Uni.createFrom().item(user))
                                .orElseGet(() -> create(session, target.pool(), name))))
                .map(user -> new Authentication(user, clock.instant(), Optional.empty(), Assurance.UNKNOWN, context));
    }

    private Uni<User> create(Mutiny.Session session, UserPool pool, String name) {
        return users.create(session, pool, NewUser.named(pool, name, UserStatus.CONFIRMED, Map.of()));
    }
}
