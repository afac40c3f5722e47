package dev.cognate.userpool.signin;

import dev.cognate.contract.AwsException;
import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.AuthFlowType;
import dev.cognate.userpool.client.ClientInPool;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;

/** Sign-ins on our own pages that begin with a first factor which says itself whose it is. */
@ApplicationScoped
public class NamelessSignIn {
    private final Entrance entrance;

    NamelessSignIn(Entrance entrance) {
        this.entrance = entrance;
    }

    /**
     * Signs a user in as USER_AUTH does once its first factor is met: the client must allow that flow, functions of the pool
     * are asked before, requirements have their say. Fails with the {@link AwsException} that InitiateAuth would answer.
     *
     * @param sub the user whose factor was shown and found right
     * @param notes of the factor's feature
     */
    public Uni<PageSignIn.Step> enter(
            ClientInPool target, UUID sub, Factor factor, Map<String, String> notes, CallContext context) {
        var evidence = new Entrance.Evidence(AuthFlowType.USER_AUTH, factor, notes);
        return entrance.begin(target, sub, evidence, context);
    }
}
