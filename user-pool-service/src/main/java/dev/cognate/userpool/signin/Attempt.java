package dev.cognate.userpool.signin;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.AuthFlowType;
import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.userpool.client.AppClient;
import dev.cognate.userpool.client.ClientInPool;
import dev.cognate.userpool.client.SecretHash;
import dev.cognate.userpool.pool.UserPool;
import java.util.Map;
import java.util.Optional;

/**
 * One call of a sign-in.
 *
 * @param target the client and its pool
 * @param method the AuthFlow, or the ChallengeName of an answer
 * @param parameters AuthParameters or ChallengeResponses
 * @param session the Session as it was sent, or null
 * @param clientMetadata what the client wants the pool's functions to know
 * @param face how it came in
 * @param context the call
 */
public record Attempt(
        ClientInPool target,
        String method,
        Map<String, String> parameters,
        String session,
        Map<String, String> clientMetadata,
        Face face,
        CallContext context) {
    public Attempt {
        parameters = parameters == null ? Map.of() : Map.copyOf(parameters);
        clientMetadata = clientMetadata == null ? Map.of() : Map.copyOf(clientMetadata);
    }

    /** The pool. */
    public UserPool pool() {
        return target.pool();
    }

    /** The app client. */
    public AppClient client() {
        return target.client();
    }

    /** Throws {@link InvalidParameterException} when the parameter is missing. */
    public String require(String name) {
        return find(name).orElseThrow(() -> new InvalidParameterException("Missing required parameter " + name));
    }

    /** The parameter, unless it is missing or empty. */
    public Optional<String> find(String name) {
        return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isEmpty());
    }

    /** The required USERNAME, which the secret hash, where the client has a secret, fits. */
    public String requireUsername() {
        String username = require("USERNAME");
        SecretHash.require(client(), username, parameters.get("SECRET_HASH"));
        return username;
    }

    /** Throws {@link InvalidParameterException} when there is no Session. */
    public String requireSession() {
        if (session == null) {
            throw new InvalidParameterException("Missing required parameter Session");
        }
        return session;
    }

    /**
     * The ClientMetadata of an answer to a challenge. Functions that run later in a sign-in do not hear what came with its
     * beginning.
     */
    public Map<String, String> answerMetadata() {
        return AuthFlowType.KNOWN_VALUES.contains(method) ? Map.of() : clientMetadata;
    }

    @Override
    public String toString() {
        return "Attempt[client=" + client().id() + ", method=" + method + "]";
    }
}
