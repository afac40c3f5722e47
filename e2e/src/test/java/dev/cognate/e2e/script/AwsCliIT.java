package dev.cognate.e2e.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cognate.e2e.suite.Person;
import dev.cognate.e2e.suite.Pool;
import dev.cognate.e2e.suite.Suite;
import dev.cognate.e2e.suite.SuiteExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The AWS CLI, version 1 or 2, where it is installed. */
@ExtendWith(SuiteExtension.class)
class AwsCliIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Suite suite;
    private final Program aws;
    private final Pool pool;

    AwsCliIT(Suite suite) {
        Optional<Program> found = Program.find("aws");
        assumeTrue(found.isPresent(), "the AWS CLI is not installed (on Debian: apt-get install awscli)");
        this.suite = suite;
        this.aws = found.orElseThrow();
        this.pool = Pool.mailing(suite);
    }

    @Test
    void shouldSignUpConfirmAndSignIn() {
        // given
        Person person = Person.unknown();
        JsonNode signedUp = call(
                "sign-up",
                "--client-id",
                pool.clientId(),
                "--username",
                person.username(),
                "--password",
                Person.PASSWORD,
                "--user-attributes",
                "Name=email,Value=" + person.email());
        assertThat(signedUp.path("UserConfirmed").asBoolean()).isFalse();
        String code = suite.inbox().nextCode(person.email());
        call(
                "confirm-sign-up",
                "--client-id",
                pool.clientId(),
                "--username",
                person.username(),
                "--confirmation-code",
                code);

        // when
        JsonNode tokens = call(
                "initiate-auth",
                "--client-id",
                pool.clientId(),
                "--auth-flow",
                "USER_PASSWORD_AUTH",
                "--auth-parameters",
                "USERNAME=" + person.username() + ",PASSWORD=" + Person.PASSWORD);

        // then
        String accessToken = tokens.at("/AuthenticationResult/AccessToken").asText();
        assertThat(call("get-user", "--access-token", accessToken)
                        .path("Username")
                        .asText())
                .isEqualTo(person.username());
    }

    @Test
    void shouldCreateAndListUsersWithTheRootKey() {
        // given
        Person person = Person.unknown();

        // when
        JsonNode created = call(
                "admin-create-user",
                "--user-pool-id",
                pool.id(),
                "--username",
                person.username(),
                "--message-action",
                "SUPPRESS");

        // then
        assertThat(created.at("/User/UserStatus").asText()).isEqualTo("FORCE_CHANGE_PASSWORD");
        assertThat(call("list-users", "--user-pool-id", pool.id()).findValuesAsText("Username"))
                .containsExactly(person.username());
    }

    @Test
    void shouldGetCredentialsOfAnIdentityAndUseThem() {
        // given
        String identityPool = aws(
                        "cognito-identity",
                        "create-identity-pool",
                        "--identity-pool-name",
                        "cli",
                        "--allow-unauthenticated-identities",
                        "--allow-classic-flow")
                .path("IdentityPoolId")
                .asText();
        String role = guestRole(identityPool);
        aws(
                "cognito-identity",
                "set-identity-pool-roles",
                "--identity-pool-id",
                identityPool,
                "--roles",
                "unauthenticated=" + role);

        // when
        String identity = aws("cognito-identity", "get-id", "--identity-pool-id", identityPool)
                .path("IdentityId")
                .asText();
        String token = aws("cognito-identity", "get-open-id-token", "--identity-id", identity)
                .path("Token")
                .asText();
        JsonNode enhanced = aws("cognito-identity", "get-credentials-for-identity", "--identity-id", identity);
        JsonNode classic = aws(
                "sts",
                "assume-role-with-web-identity",
                "--role-arn",
                role,
                "--role-session-name",
                "cli",
                "--web-identity-token",
                token);

        // then
        assertThat(callerWith(enhanced.path("Credentials"), "SecretKey")).endsWith("/CognitoIdentityCredentials");
        assertThat(callerWith(classic.path("Credentials"), "SecretAccessKey")).endsWith("/cli");
        assertThat(aws(
                                "iam",
                                "simulate-principal-policy",
                                "--policy-source-arn",
                                role,
                                "--action-names",
                                "s3:GetObject",
                                "s3:PutObject")
                        .path("EvaluationResults")
                        .findValuesAsText("EvalDecision"))
                .containsExactly("allowed", "implicitDeny");
    }

    private String guestRole(String identityPool) {
        String name = "cli-" + identityPool.substring(identityPool.length() - 12);
        String trust = """
                {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"sts:AssumeRoleWithWebIdentity",
                "Principal":{"Federated":"cognito-identity.amazonaws.com"},
                "Condition":{"StringEquals":{"cognito-identity.amazonaws.com:aud":"%s"}}}}
                """.formatted(identityPool);
        String arn = aws("iam", "create-role", "--role-name", name, "--assume-role-policy-document", trust)
                .at("/Role/Arn")
                .asText();
        String policy = "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\","
                + "\"Resource\":\"*\"}}";
        aws("iam", "put-role-policy", "--role-name", name, "--policy-name", "read", "--policy-document", policy);
        return arn;
    }

    private String callerWith(JsonNode credentials, String secret) {
        Map<String, String> environment = byEndpointVariable();
        environment.put("AWS_ACCESS_KEY_ID", credentials.path("AccessKeyId").asText());
        environment.put("AWS_SECRET_ACCESS_KEY", credentials.path(secret).asText());
        environment.put("AWS_SESSION_TOKEN", credentials.path("SessionToken").asText());
        return run(environment, List.of("sts", "get-caller-identity", "--output", "json"))
                .path("Arn")
                .asText();
    }

    /** A call for which the address is known from the environment alone. */
    private JsonNode aws(String... arguments) {
        return run(
                byEndpointVariable(),
                Stream.concat(Stream.of("--output", "json"), Stream.of(arguments))
                        .toList());
    }

    private Map<String, String> byEndpointVariable() {
        Map<String, String> environment = environment();
        environment.put("AWS_ENDPOINT_URL", suite.endpoint().toString());
        return environment;
    }

    private JsonNode call(String... arguments) {
        List<String> command = Stream.concat(
                        Stream.of(
                                "cognito-idp",
                                "--endpoint-url",
                                suite.endpoint().toString(),
                                "--output",
                                "json"),
                        Stream.of(arguments))
                .toList();
        return run(environment(), command);
    }

    private JsonNode run(Map<String, String> environment, List<String> command) {
        Program.Run run = aws.run(Path.of("."), environment, PATIENCE, command);
        assertThat(run.exitCode()).as(run.output()).isZero();
        try {
            return run.output().isBlank() ? JSON.createObjectNode() : JSON.readTree(run.output());
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + run.output(), e);
        }
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(suite.environment());
        environment.put("AWS_CONFIG_FILE", "/dev/null");
        environment.put("AWS_SHARED_CREDENTIALS_FILE", "/dev/null");
        environment.put("AWS_PAGER", "");
        return environment;
    }
}
