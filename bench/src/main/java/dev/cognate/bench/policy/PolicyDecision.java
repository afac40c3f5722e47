package dev.cognate.bench.policy;

import dev.cognate.iam.policy.AccessRequest;
import dev.cognate.iam.policy.Decision;
import dev.cognate.iam.policy.PolicyDocument;
import dev.cognate.iam.policy.PolicyKind;
import dev.cognate.iam.policy.PolicyReader;
import dev.cognate.iam.policy.RequestContext;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * One decision with a policy in which only the last statement is about the request and all others differ from it in the end
 * of their resource, behind a variable: as far from a quick answer as real policies are. Beside it what cannot be avoided: a look at
 * each statement.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PolicyDecision {
    private static final String SUB = "cognito-identity.amazonaws.com:sub";

    /** How many statements the policy has. */
    @Param({"1", "50"})
    public int statements;

    private PolicyDocument document;
    private AccessRequest request;
    private List<String> actions;

    /** Reads the policy. */
    @Setup
    public void read() {
        String others = IntStream.range(1, statements)
                .mapToObj(number ->
                        statement("s3:Get*", "arn:aws:s3:::bucket/${" + SUB + "}/album-" + number + "/*") + ",")
                .collect(Collectors.joining());
        String last = statement("s3:GetObject", "arn:aws:s3:::bucket/${" + SUB + "}/*");
        document = PolicyReader.read(
                "bench", PolicyKind.IDENTITY, "{\"Version\":\"2012-10-17\",\"Statement\":[" + others + last + "]}");
        RequestContext context =
                RequestContext.EMPTY.with(SUB, "us-east-1:4b2c").with("aws:SecureTransport", "true");
        request = new AccessRequest("s3:GetObject", "arn:aws:s3:::bucket/us-east-1:4b2c/photo", context);
        actions = IntStream.range(0, statements)
                .mapToObj(number -> "arn:aws:s3:::bucket-" + number)
                .toList();
    }

    private static String statement(String action, String resource) {
        return """
                {"Effect": "Allow", "Action": "%s", "Resource": "%s", "Condition": {"Bool": {"aws:SecureTransport": true}}}""".formatted(action, resource);
    }

    /** One decision. */
    @Benchmark
    public Decision decision() {
        return document.decide(request);
    }

    /** The floor: each statement's text is compared once. */
    @Benchmark
    public int floor() {
        int same = 0;
        for (String action : actions) {
            if (action.startsWith(request.resource()) || request.action().startsWith(action)) {
                same++;
            }
        }
        return same;
    }
}
