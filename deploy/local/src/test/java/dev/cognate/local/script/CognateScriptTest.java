package dev.cognate.local.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CognateScriptTest {
    private static final Path SCRIPT = Path.of("../../cognate").toAbsolutePath().normalize();

    @TempDir
    private Path folder;

    private record Result(int code, String output) {}

    private Result run(Map<String, String> environment, String... command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(new ArrayList<>(Arrays.asList(command))).redirectErrorStream(true);
        builder.environment().keySet().removeAll(List.of("JAVA_HOME", "SDKMAN_DIR"));
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("COGNATE_JVM_FOLDER", folder.resolve("none").toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Result(process.exitValue(), output.strip());
    }

    /** Calls a function of the script without running a command. */
    private Result call(Map<String, String> environment, String function) throws IOException, InterruptedException {
        return run(environment, "bash", "-c", "source '" + SCRIPT + "'; " + function);
    }

    private Path jdk(String name, String version) throws IOException {
        Path home = folder.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"" + version + "\"\n");
        for (String program : List.of("java", "javac")) {
            Files.createFile(
                    home.resolve("bin").resolve(program),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        }
        return home;
    }

    @Test
    void shouldTakeTheJdkOfJavaHome() throws Exception {
        // given
        Path jdk = jdk("mine", "25.0.1");

        // when
        Result result = call(Map.of("JAVA_HOME", jdk.toString()), "find_jdk");

        // then
        assertThat(result.output()).isEqualTo(jdk.toString());
    }

    @Test
    void shouldPassOverAnOlderJavaHome() throws Exception {
        // given
        Path old = jdk("old", "17.0.15");
        Path jdk = jdk("jvm/temurin-25", "25.0.3");

        // when
        Result result = call(
                Map.of(
                        "JAVA_HOME", old.toString(),
                        "COGNATE_JVM_FOLDER", jdk.getParent().toString()),
                "find_jdk");

        // then
        assertThat(result.output()).isEqualTo(jdk.toString());
    }

    @Test
    void shouldFindAJdkOfSdkman() throws Exception {
        // given
        Path jdk = jdk(".sdkman/candidates/java/25-tem", "25");

        // when
        Result result = call(Map.of(), "find_jdk");

        // then
        assertThat(result.output()).isEqualTo(jdk.toString());
    }

    @Test
    void shouldPreferJdk25ToANewerOne() throws Exception {
        // given
        jdk("jvm/a-26", "26");
        Path jdk = jdk("jvm/b-25", "25.0.3");

        // when
        Result result = call(Map.of("COGNATE_JVM_FOLDER", jdk.getParent().toString()), "find_jdk");

        // then
        assertThat(result.output()).isEqualTo(jdk.toString());
    }

    @Test
    void shouldSayWhatToInstallWhenThereIsNoJdk() throws Exception {
        // given
        String withoutJava = "find_jdk() { :; }; need_jdk";

        // when
        Result result = call(Map.of(), withoutJava);

        // then
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.output()).contains("JDK 25", "apt install", "JAVA_HOME");
    }

    @ParameterizedTest
    @CsvSource({"3.8.6, 0", "3.8.7, 0", "3.9.0, 0", "4.0.0, 0", "3.10.1, 0", "3.8.5, 1", "3.6.3, 1", "0, 1"})
    void shouldCompareVersionsOfMaven(String version, int expected) throws Exception {
        // when
        Result result = call(Map.of(), "at_least " + version + " 3.8.6");

        // then
        assertThat(result.code()).isEqualTo(expected);
    }

    @Test
    void shouldExplainAnUnknownCommand() throws Exception {
        // when
        Result result = run(Map.of(), SCRIPT.toString(), "start");

        // then
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.output()).contains("There is no command \"start\"", "./cognate COMMAND");
    }

    @Test
    void shouldHelpWithoutAJdk() throws Exception {
        // when
        Result result = run(Map.of(), SCRIPT.toString(), "--help");

        // then
        assertThat(result.code()).isZero();
        assertThat(result.output()).contains("up ", "down ", "env ");
    }
}
