package dev.cognate.userpool.signup;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.AdminConfirmSignUpOperation;
import dev.cognate.contract.idp.AdminConfirmSignUpRequest;
import dev.cognate.contract.idp.AdminConfirmSignUpResponse;
import dev.cognate.contract.idp.ConfirmSignUpOperation;
import dev.cognate.contract.idp.ConfirmSignUpRequest;
import dev.cognate.contract.idp.ConfirmSignUpResponse;
import dev.cognate.database.Database;
import dev.cognate.userpool.choice.AutoSignIn;
import dev.cognate.userpool.client.AppClients;
import dev.cognate.userpool.client.ClientInPool;
import dev.cognate.userpool.client.SecretHash;
import dev.cognate.userpool.existence.UserExistence;
import dev.cognate.userpool.message.Destination;
import dev.cognate.userpool.pool.Pools;
import dev.cognate.userpool.trigger.Occasion;
import dev.cognate.userpool.trigger.PostConfirmationTrigger;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** ConfirmSignUp and AdminConfirmSignUp. */
@ApplicationScoped
class ConfirmSignUpOperations implements ConfirmSignUpOperation, AdminConfirmSignUpOperation {
    private final AppClients clients;
    private final Pools pools;
    private final Users users;
    private final SignUpConfirmation confirmation;
    private final PostConfirmationTrigger postConfirmation;
    private final AutoSignIn autoSignIn;
    private final Database database;

    ConfirmSignUpOperations(
            AppClients clients,
            Pools pools,
            Users users,
            SignUpConfirmation confirmation,
            PostConfirmationTrigger postConfirmation,
            AutoSignIn autoSignIn,
            Database database) {
        this.clients = clients;
        this.pools = pools;
        this.users = users;
        this.confirmation = confirmation;
        this.postConfirmation = postConfirmation;
        this.autoSignIn = autoSignIn;
        this.database = database;
    }

    @Override
    public Uni<ConfirmSignUpResponse> confirmSignUp(ConfirmSignUpRequest request, CallContext context) {
        var proof = new SignUpConfirmation.Proof(
                request.username(),
                request.confirmationCode(),
                Boolean.TRUE.equals(request.forceAliasCreation()),
                request.clientMetadata());
        return clients.require(request.clientId())
                .invoke(client -> {
                    SecretHash.require(client.client(), request.username(), request.secretHash());
                    autoSignIn.requireSignUpSession(client, request.session());
                })
                .chain(client -> confirmation.confirm(client, proof, context).map(user -> confirmed(client, user)));
    }

    private ConfirmSignUpResponse confirmed(ClientInPool client, User user) {
        Optional<String> session = SelfVerification.destination(client.pool(), user)
                .map(Destination::attribute)
                .filter(attribute -> user.attribute(attribute + "_verified")
                        .filter("true"::equals)
                        .isPresent())
                .flatMap(attribute -> autoSignIn.afterConfirmation(client, user, attribute));
        return ConfirmSignUpResponse.builder().session(session.orElse(null)).build();
    }

    @Override
    public Uni<AdminConfirmSignUpResponse> adminConfirmSignUp(AdminConfirmSignUpRequest request, CallContext context) {
        return pools.require(request.userPoolId())
                .chain(pool -> database.inTransaction(session -> users.findForUpdate(session, pool, request.username())
                                .map(found -> found.orElseThrow(UserExistence::missing))
                                .chain(user -> confirmation.confirmByAdmin(session, pool, user, context)))
                        .call(user -> postConfirmation.signUpConfirmed(
                                Occasion.ofAdmin(pool, context, request.clientMetadata()), user)))
                .replaceWith(AdminConfirmSignUpResponse.builder().build());
    }
}
