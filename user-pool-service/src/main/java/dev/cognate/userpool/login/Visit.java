package dev.cognate.userpool.login;

import dev.cognate.contract.CallContext;
import dev.cognate.userpool.client.ClientInPool;
import dev.cognate.userpool.client.SecretHash;
import dev.cognate.userpool.login.view.Language;
import dev.cognate.userpool.oauth.AuthorizationRequest;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.sso.BrowserSession;
import dev.cognate.wire.web.WebRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A browser at a page.
 *
 * @param web its request
 * @param request the authorization request that all pages of a flow carry in their query
 * @param state of the flow
 * @param session of the browser with the pool, if somebody is signed in
 * @param language the page speaks
 */
public record Visit(
        WebRequest web,
        AuthorizationRequest request,
        FlowState state,
        Optional<BrowserSession> session,
        Language language) {

    /** The same browser with another state of its flow. */
    Visit at(FlowState other) {
        return new Visit(web, request, other, session, language);
    }

    /** The client that asks. */
    public ClientInPool target() {
        return request.target();
    }

    /** Its pool. */
    public UserPool pool() {
        return target().pool();
    }

    /** The call. */
    public CallContext context() {
        return web.context();
    }

    /** What was posted. */
    public Fields fields() {
        return new Fields(web.form());
    }

    /** Whether the form that was posted is that of the step which is due. */
    public boolean isDue() {
        return fields().step().filter(step -> step == state.step()).isPresent();
    }

    /** How a sign-in begins here. */
    SignInStyle style() {
        return SignInStyle.of(target());
    }

    /** What a client with a secret sends beside a name, or null. */
    String secretHash(String username) {
        return SecretHash.of(target().client(), username).orElse(null);
    }

    /** Parameters of a call to the sign-in engine that name the user. */
    Map<String, String> named(String username) {
        Map<String, String> parameters = new HashMap<>(Map.of("USERNAME", username));
        SecretHash.of(target().client(), username).ifPresent(hash -> parameters.put("SECRET_HASH", hash));
        return parameters;
    }

    @Override
    public String toString() {
        return "Visit[web=" + web + "]";
    }
}
