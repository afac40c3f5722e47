package dev.cognate.userpool.oauth;

import dev.cognate.contract.RetryLaterException;
import dev.cognate.wire.web.WebAnswer;
import dev.cognate.wire.web.WebRequest;
import io.smallrye.mutiny.Uni;

/** Implemented by the pages: what a person is shown whom the authorization server cannot lead anywhere. */
public interface TroublePages {

    /** Too many requests; says when to come again. */
    Uni<WebAnswer> limited(WebRequest request, RetryLaterException later);

    /** An answer of an identity provider that nobody waits for here: too late, seen before, or another browser's. */
    Uni<WebAnswer> unexpected(WebRequest request);

    /** A request that could not even be read, or was not answered in time. */
    WebAnswer unreadable(WebRequest request, Throwable failure);

    /** A fault of ours, which is also logged. */
    Uni<WebAnswer> trouble(WebRequest request, Throwable failure);
}
