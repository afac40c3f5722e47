package dev.cognate.userpool.oauth;

import dev.cognate.userpool.identityprovider.IdentityProvider;
import dev.cognate.wire.web.WebAnswer;
import dev.cognate.wire.web.WebRequest;
import io.smallrye.mutiny.Uni;

/** Implemented by federation: leads browsers to identity providers. */
public interface ProviderSignIn {

    /**
     * Leads a browser to a provider, from which it comes back to go on with the request it made here.
     *
     * @param request whose query is that of the authorization request
     * @param provider one that the client supports
     */
    Uni<WebAnswer> begin(WebRequest request, AuthorizationRequest asked, IdentityProvider provider);
}
