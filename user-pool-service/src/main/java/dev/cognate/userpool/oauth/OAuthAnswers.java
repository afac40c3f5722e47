package dev.cognate.userpool.oauth;

import dev.cognate.contract.AwsException;
import dev.cognate.contract.Fault;
import dev.cognate.contract.RetryLaterException;
import dev.cognate.contract.idp.TooManyRequestsException;
import dev.cognate.wire.web.WebAnswer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;

/** Answers of the endpoints that speak JSON (RFC 6749 §5). */
public final class OAuthAnswers {
    private static final int BAD_REQUEST = 400;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    private OAuthAnswers() {}

    /** A document. */
    public static WebAnswer json(Map<String, Object> document) {
        return WebAnswer.json(200, new JsonObject(document).encode());
    }

    /** An error with a status of its own. */
    public static WebAnswer error(int status, OAuthError error) {
        return WebAnswer.json(status, new JsonObject(Map.copyOf(error.parameters())).encode());
    }

    /** Whatever went wrong: a known error of OAuth, a limit, an error of the contract, or a fault of ours. */
    public static WebAnswer failed(Throwable failure) {
        return switch (failure) {
            case OAuthException known -> error(BAD_REQUEST, known.error());
            case RetryLaterException later -> tooMany().with("retry-after", Long.toString(seconds(later.retryAfter())));
            case TooManyRequestsException busy -> tooMany();
            case AwsException refused
            when refused.fault() == Fault.CLIENT -> error(BAD_REQUEST, OAuthError.INVALID_REQUEST);
            default -> error(SERVER_ERROR, OAuthError.SERVER_ERROR);
        };
    }

    private static WebAnswer tooMany() {
        return error(TOO_MANY_REQUESTS, OAuthError.of("temporarily_unavailable").because("Rate exceeded"));
    }

    private static long seconds(Duration wait) {
        return wait.plus(Duration.ofSeconds(1).minusNanos(1)).toSeconds();
    }
}
