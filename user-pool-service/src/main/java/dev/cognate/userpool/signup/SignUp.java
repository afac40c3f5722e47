package dev.cognate.userpool.signup;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.CodeDeliveryDetailsType;
import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.contract.idp.NotAuthorizedException;
import dev.cognate.contract.idp.SignUpOperation;
import dev.cognate.contract.idp.SignUpRequest;
import dev.cognate.contract.idp.SignUpResponse;
import dev.cognate.userpool.attribute.AttributeRules;
import dev.cognate.userpool.attribute.AttributeWriter;
import dev.cognate.userpool.client.AppClients;
import dev.cognate.userpool.client.ClientInPool;
import dev.cognate.userpool.client.SecretHash;
import dev.cognate.userpool.database.Database;
import dev.cognate.userpool.event.EventDetails;
import dev.cognate.userpool.event.UserPoolEventType;
import dev.cognate.userpool.event.UserPoolEvents;
import dev.cognate.userpool.password.Passwords;
import dev.cognate.userpool.password.PreparedPassword;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.user.NewUser;
import dev.cognate.userpool.user.UserStatus;
import dev.cognate.userpool.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * SignUp. A taken username is always told; a taken e-mail address or phone number only to who proves to own it, when it
 * is an alias.
 */
@ApplicationScoped
class SignUp implements SignUpOperation {
    private final AppClients clients;
    private final Users users;
    private final Passwords passwords;
    private final SignUpCodes codes;
    private final UserPoolEvents events;
    private final Database database;

    SignUp(
            AppClients clients,
            Users users,
            Passwords passwords,
            SignUpCodes codes,
            UserPoolEvents events,
            Database database) {
        this.clients = clients;
        this.users = users;
        this.passwords = passwords;
        this.codes = codes;
        this.events = events;
        this.database = database;
    }

    @Override
    public Uni<SignUpResponse> signUp(SignUpRequest request, CallContext context) {
        return clients.require(request.clientId()).chain(client -> {
            SecretHash.require(client.client(), request.username(), request.secretHash());
            requireOpen(client.pool());
            NewUser wanted = wanted(client, request);
            return passwords
                    .requirePolicy(client.pool(), request.password())
                    .chain(() -> passwords.prepare(client.pool(), wanted.username(), request.password()))
                    .chain(password ->
                            database.inTransaction(session -> create(session, client, wanted, password, context)))
                    .chain(created -> answer(client, created));
        });
    }

    private static void requireOpen(UserPool pool) {
        boolean closed = Optional.ofNullable(pool.settings().adminCreateUserConfig())
                .map(config -> Boolean.TRUE.equals(config.allowAdminCreateUserOnly()))
                .orElse(false);
        if (closed) {
            throw new NotAuthorizedException("SignUp is not permitted for this user pool");
        }
    }

    private static NewUser wanted(ClientInPool client, SignUpRequest request) {
        if (request.password() == null) {
            throw new InvalidParameterException("Password is required");
        }
        AttributeRules rules = AttributeRules.of(client.pool());
        var attributes = rules.create(
                request.userAttributes(),
                new AttributeWriter.Client(client.client().settings()));
        NewUser wanted = NewUser.named(client.pool(), request.username(), UserStatus.UNCONFIRMED, attributes);
        rules.requireComplete(wanted.attributes());
        return wanted;
    }

    private Uni<PendingCode> create(
            Mutiny.Session session,
            ClientInPool client,
            NewUser wanted,
            PreparedPassword password,
            CallContext context) {
        UserPool pool = client.pool();
        return users.create(session, pool, wanted)
                .call(user -> passwords.store(session, pool, user, password, false))
                .call(user -> events.record(
                        session,
                        UserPoolEventType.USER_SIGNED_UP,
                        pool,
                        user,
                        EventDetails.of(context, "clientId", client.client().id())))
                .chain(user -> codes.issue(session, pool, user));
    }

    private Uni<SignUpResponse> answer(ClientInPool client, PendingCode created) {
        SignUpResponse.Builder answer = SignUpResponse.builder()
                .userConfirmed(false)
                .userSub(created.user().sub().toString());
        Uni<CodeDeliveryDetailsType> sent = codes.send(client, created);
        return sent.map(details -> answer.codeDeliveryDetails(details).build());
    }
}
