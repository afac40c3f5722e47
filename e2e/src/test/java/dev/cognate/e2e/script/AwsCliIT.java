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
        Program.Run run = aws.run(Path.of("."), environment(), PATIENCE, command);
        assertThat(run.exitCode()).as(run.output()).isZero();
        try {
            return JSON.readTree(run.output());
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
