package dev.cognate.wire.web;

import io.smallrye.mutiny.Uni;

/** What answers the requests of some routes. */
public interface WebHandler {

    /** Answers a request. */
    Uni<WebAnswer> answer(WebRequest request);

    /**
     * Answers a request that failed. What is not an {@link dev.cognate.contract.AwsException} is a fault of ours, which was
     * logged under the request's id and must be told to the client by that id only.
     *
     * @param request without its body when it was the body that could not be read
     */
    WebAnswer failed(WebRequest request, Throwable failure);
}
