package dev.cognate.identitypool.gateway;

import dev.cognate.identitypool.gateway.api.ApiRules;
import dev.cognate.identitypool.gateway.dynamodb.DynamoDbRules;
import dev.cognate.identitypool.gateway.dynamodb.KeySchemas;
import dev.cognate.identitypool.gateway.relay.UpstreamCalls;
import dev.cognate.identitypool.gateway.s3.S3Rules;
import dev.cognate.wire.config.AccountConfig;
import dev.cognate.wire.sigv4.ClaimedHead;
import dev.cognate.wire.sigv4.SignatureException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** The rules of the services the gateway knows; every other service is a plain HTTP API. */
@ApplicationScoped
class Services {
    private static final String S3 = "s3";
    private static final String DYNAMODB = "dynamodb";

    private final Map<String, ServiceRules> known;
    private final ServiceRules plain;

    Services(UpstreamCalls calls, AccountConfig account, Clock clock) {
        known = Map.of(
                S3, new S3Rules(),
                DYNAMODB, new DynamoDbRules(new KeySchemas(calls, clock), account.accountId()));
        plain = new ApiRules(account.accountId());
    }

    ServiceRules of(String service) {
        return known.getOrDefault(service, plain);
    }

    /** Whose words an answer takes when nothing of the request is proven yet. */
    ServiceRules whosAnswersFit(Head head) {
        boolean dynamo = head.header("x-amz-target")
                .filter(target -> target.startsWith("DynamoDB"))
                .isPresent();
        return of(dynamo ? DYNAMODB : claimedService(head).orElse(S3));
    }

    private static Optional<String> claimedService(Head head) {
        try {
            return Optional.of(ClaimedHead.of(head.request()).service());
        } catch (SignatureException e) {
            return Optional.empty();
        }
    }
}
