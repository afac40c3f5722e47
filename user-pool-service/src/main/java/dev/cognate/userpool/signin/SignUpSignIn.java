package dev.cognate.userpool.signin;

import dev.cognate.contract.AwsException;
import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.AuthFlowType;
import dev.cognate.userpool.client.ClientInPool;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;

/** Signs people in, without asking for the password again, who have just signed up with one on our own pages. */
@ApplicationScoped
public class SignUpSignIn {
    private final Entrance entrance;

    SignUpSignIn(Entrance entrance) {
        this.entrance = entrance;
    }

    /**
     * Signs a new user in. Fails with the {@link AwsException} that InitiateAuth would answer, as for a user who is not
     * confirmed.
     *
     * @param sub a user whose password the same browser has chosen moments ago, as a sealed cookie of ours says
     */
    public Uni<PageSignIn.Step> enter(ClientInPool target, UUID sub, CallContext context) {
        var evidence = new Entrance.Evidence(AuthFlowType.USER_PASSWORD_AUTH, Factor.PASSWORD, Map.of());
        return entrance.enter(target, sub, evidence, context);
    }
}
