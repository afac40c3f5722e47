package dev.cognate.e2e.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cognate.e2e.suite.Suite;
import dev.cognate.e2e.suite.SuiteExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The commands of docs/local-stack.md for S3 and DynamoDB, as they stand there, with the AWS CLI where it is installed. */
@ExtendWith(SuiteExtension.class)
class DocumentedStorageIT {
    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Suite suite;
    private final Program aws;

    DocumentedStorageIT(Suite suite) {
        Optional<Program> found = Program.find("aws");
        assumeTrue(found.isPresent(), "the AWS CLI is not installed (on Debian: apt-get install awscli)");
        this.suite = suite;
        this.aws = found.orElseThrow();
    }

    @AfterEach
    void removeBucket() {
        run(List.of("s3", "rb", "s3://photos", "--force"));
    }

    @Test
    void shouldDoWhatThePageSays() throws IOException {
        // given
        List<List<String>> commands = commands();
        assertThat(commands).hasSizeGreaterThanOrEqualTo(3);

        // when
        commands.forEach(this::run);

        // then
        assertThat(run(List.of("s3", "cp", "s3://photos/readme", "-")))
                .isEqualTo(Files.readString(REPOSITORY.resolve("README.md")));
    }

    /** The arguments of each command of its section. */
    private static List<List<String>> commands() throws IOException {
        String page = Files.readString(REPOSITORY.resolve("docs/local-stack.md"));
        String section = page.substring(page.indexOf("## S3 and DynamoDB"), page.indexOf("## The inbox"));
        return section.lines()
                .filter(line -> line.startsWith("aws "))
                .map(line -> Arrays.asList(line.substring("aws ".length()).split(" ")))
                .toList();
    }

    private String run(List<String> arguments) {
        Map<String, String> environment = new HashMap<>(suite.environment());
        environment.put("AWS_ENDPOINT_URL", suite.endpoint().toString());
        environment.put("AWS_CONFIG_FILE", "/dev/null");
        environment.put("AWS_SHARED_CREDENTIALS_FILE", "/dev/null");
        environment.put("AWS_PAGER", "");
        Program.Run run = aws.run(REPOSITORY, environment, PATIENCE, arguments);
        assertThat(run.exitCode()).as(arguments + ": " + run.output()).isZero();
        return run.output();
    }
}
