package dev.cognate.userpool.userimport;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** What the sender of a file hears, in the form S3 gives its errors, since uploads to Cognito go there. */
enum UploadAnswer {
    STORED(200, "", ""),
    DENIED(403, "AccessDenied", "Request has expired, or is not for this user import job."),
    TOO_LATE(409, "OperationAborted", "The user import job has been started, has expired or does not exist."),
    TOO_LARGE(413, "EntityTooLarge", "The file is larger than user import jobs allow."),
    TOO_SLOW(408, "RequestTimeout", "The file did not arrive in time."),
    BUSY(503, "SlowDown", "Too many files are being uploaded. Try again soon."),
    FAILED(500, "InternalError", "The file could not be stored. Try again.");

    private static final String RETRY_SECONDS = "5";
    private static final long PATIENCE_MILLIS = 10_000;

    private final int status;
    private final String code;
    private final String message;

    UploadAnswer(int status, String code, String message) {
        this.status = status;
        this.code = code;
        this.message = message;
    }

    /** Sends it. What of a refused file is still on its way is passed over for a moment, so that the answer is read. */
    void send(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        HttpServerResponse response = routing.response();
        if (response.ended() || response.closed()) {
            return;
        }
        if (!request.isEnded()) {
            passOverTheRest(routing.vertx(), request);
        }
        response.setStatusCode(status);
        if (this == STORED) {
            response.end();
            return;
        }
        if (this == BUSY) {
            response.putHeader("retry-after", RETRY_SECONDS);
        }
        response.putHeader("content-type", "application/xml")
                .end("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>" + code + "</Code><Message>" + message
                        + "</Message></Error>");
    }

    private static void passOverTheRest(Vertx vertx, HttpServerRequest request) {
        HttpConnection connection = request.connection();
        long timer = vertx.setTimer(PATIENCE_MILLIS, late -> connection.close());
        request.handler(rest -> {});
        request.endHandler(end -> vertx.cancelTimer(timer));
        request.exceptionHandler(broken -> vertx.cancelTimer(timer));
        request.resume();
    }
}
