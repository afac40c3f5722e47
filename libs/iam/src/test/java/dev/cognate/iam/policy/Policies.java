package dev.cognate.iam.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Documents and requests of tests. */
final class Policies {
    private Policies() {}

    /** An identity policy of these statements, in today's version. */
    static PolicyDocument identity(String... statements) {
        return PolicyReader.read("test", PolicyKind.IDENTITY, document(statements));
    }

    static PolicyDocument trust(String... statements) {
        return PolicyReader.read("test", PolicyKind.TRUST, document(statements));
    }

    static String document(String... statements) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", statements) + "]}";
    }

    static String allow(String action, String resource) {
        return statement("Allow", action, resource);
    }

    static String deny(String action, String resource) {
        return statement("Deny", action, resource);
    }

    /** Allows everything under a condition. */
    static PolicyDocument allowIf(String condition) {
        return identity("{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":" + condition + "}");
    }

    static AccessRequest request(String action, String resource) {
        return new AccessRequest(action, resource, RequestContext.EMPTY);
    }

    static AccessRequest with(Map<String, List<String>> context) {
        return new AccessRequest("s3:GetObject", "arn:aws:s3:::b/k", RequestContext.of(context));
    }

    static Permissions of(PolicyDocument... identity) {
        return new Permissions(List.of(identity), Optional.empty(), List.of());
    }

    private static String statement(String effect, String action, String resource) {
        return "{\"Effect\":\"%s\",\"Action\":\"%s\",\"Resource\":\"%s\"}".formatted(effect, action, resource);
    }
}
