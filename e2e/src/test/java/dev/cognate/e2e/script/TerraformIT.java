package dev.cognate.e2e.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cognate.e2e.suite.Suite;
import dev.cognate.e2e.suite.SuiteExtension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Terraform with HashiCorp's AWS provider, where both are on this machine: what it made it finds again as it made it, also
 * after a change. The provider is looked for where Terraform looks for it, and in {@code COGNATE_TERRAFORM_PLUGINS}.
 */
@ExtendWith(SuiteExtension.class)
class TerraformIT {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final String PROVIDER = "registry.terraform.io/hashicorp/aws";
    private static final String BEFORE = "-var=changed=false";
    private static final String AFTER = "-var=changed=true";
    /** What of identity pools and IAM can be imported. */
    private static final List<String> IMPORTED = List.of(
            "aws_cognito_identity_pool.players",
            "aws_cognito_identity_pool_roles_attachment.players",
            "aws_cognito_identity_pool_provider_principal_tag.players",
            "aws_iam_role.player",
            "aws_iam_role_policy.own_objects",
            "aws_iam_policy.limits",
            "aws_iam_role_policy_attachment.limits",
            "aws_iam_openid_connect_provider.login",
            "aws_iam_saml_provider.office",
            "aws_iam_user.backend",
            "aws_iam_user_policy.backend",
            "aws_iam_user_policy_attachment.backend",
            "aws_iam_access_key.backend");

    private final Suite suite;
    private final Program terraform;
    private final Path plugins;

    @TempDir
    Path folder;

    TerraformIT(Suite suite) {
        Optional<Program> found = Program.find("terraform");
        assumeTrue(found.isPresent(), "Terraform is not installed (https://developer.hashicorp.com/terraform/install)");
        Optional<Path> mirror = mirror();
        assumeTrue(
                mirror.isPresent(),
                "Terraform's AWS provider is not installed (terraform providers mirror ~/.terraform.d/plugins, or a folder"
                        + " named by COGNATE_TERRAFORM_PLUGINS)");
        this.suite = suite;
        this.terraform = found.orElseThrow();
        this.plugins = mirror.orElseThrow();
    }

    @Test
    void shouldApplyChangeAndDestroyWithoutDrift() throws IOException {
        // given
        try (var configuration = getClass().getResourceAsStream("/terraform/main.tf")) {
            Files.copy(configuration, folder.resolve("main.tf"));
        }
        Files.writeString(folder.resolve("idp.xml"), SamlMetadata.document());
        run("init", "-plugin-dir=" + plugins);

        // then
        assertThat(run("apply", "-auto-approve", BEFORE)).contains("Apply complete!");
        assertNothingToDo(BEFORE);
        assertThat(run("apply", "-auto-approve", AFTER)).contains("Apply complete!", "0 destroyed");
        assertNothingToDo(AFTER);
        assertThat(run("apply", "-auto-approve", BEFORE)).contains("0 destroyed");
        assertNothingToDo(BEFORE);
        assertThatAllIsTakenOverAgain();
        assertThat(run("destroy", "-auto-approve", BEFORE)).contains("Destroy complete!");
    }

    /** Forgets what it made and imports it: it finds everything as its configuration says. */
    private void assertThatAllIsTakenOverAgain() throws IOException {
        String shown = terraform(List.of("show", "-json"));
        // warnings about the machine's own settings come before it
        Map<String, String> ids = ids(shown.substring(shown.indexOf("{\"format_version\"")));
        List<String> forgotten = new ArrayList<>(List.of("state", "rm"));
        forgotten.addAll(IMPORTED);
        terraform(forgotten);
        String blocks = IMPORTED.stream()
                .map(address -> "import {\n  to = %s\n  id = \"%s\"\n}\n".formatted(address, ids.get(address)))
                .collect(Collectors.joining());
        Files.writeString(folder.resolve("imports.tf"), blocks);
        // "force_destroy" is Terraform's own: no import knows of it
        assertThat(run("apply", "-auto-approve", BEFORE))
                .contains(IMPORTED.size() + " imported, 0 added, 1 changed, 0 destroyed");
        assertNothingToDo(BEFORE);
    }

    private static Map<String, String> ids(String state) throws IOException {
        Map<String, String> ids = new HashMap<>();
        for (JsonNode resource : new ObjectMapper().readTree(state).at("/values/root_module/resources")) {
            JsonNode values = resource.path("values");
            ids.put(
                    resource.path("address").asText(),
                    switch (resource.path("type").asText()) {
                        case "aws_iam_role_policy_attachment" ->
                            values.path("role").asText() + "/"
                                    + values.path("policy_arn").asText();
                        case "aws_iam_user_policy_attachment" ->
                            values.path("user").asText() + "/"
                                    + values.path("policy_arn").asText();
                        default -> values.path("id").asText();
                    });
        }
        return ids;
    }

    private void assertNothingToDo(String state) {
        assertThat(run("plan", state)).contains("No changes.");
    }

    private String run(String... arguments) {
        List<String> command = Stream.concat(Stream.of(arguments), Stream.of("-input=false", "-no-color"))
                .toList();
        return terraform(command);
    }

    private String terraform(List<String> command) {
        Program.Run run = terraform.run(folder, environment(), PATIENCE, command);
        assertThat(run.exitCode()).as(run.output()).isZero();
        return run.output();
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(suite.environment());
        environment.put("AWS_CONFIG_FILE", "/dev/null");
        environment.put("AWS_SHARED_CREDENTIALS_FILE", "/dev/null");
        environment.put("AWS_EC2_METADATA_DISABLED", "true");
        environment.put("CHECKPOINT_DISABLE", "1");
        environment.put("TF_IN_AUTOMATION", "1");
        environment.put("TF_VAR_endpoint", suite.endpoint().toString());
        environment.put("TF_VAR_suffix", suffix());
        environment.put("TF_VAR_saml_metadata", folder.resolve("idp.xml").toString());
        return environment;
    }

    /** The same for all runs of one test. */
    private String suffix() {
        return UUID.nameUUIDFromBytes(folder.toString().getBytes(StandardCharsets.UTF_8))
                .toString()
                .substring(0, 8);
    }

    private static Optional<Path> mirror() {
        return Stream.of(
                        Optional.ofNullable(System.getenv("COGNATE_TERRAFORM_PLUGINS")),
                        Optional.of(System.getProperty("user.home") + "/.terraform.d/plugins"),
                        Optional.of("/usr/local/share/terraform/plugins"),
                        Optional.of("/usr/share/terraform/plugins"))
                .flatMap(Optional::stream)
                .map(Path::of)
                .filter(each -> Files.isDirectory(each.resolve(PROVIDER)))
                .findFirst();
    }
}
