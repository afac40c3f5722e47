package dev.cognate.local.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The text of {@code docs/configuration.md}, from the Javadoc of all {@code @ConfigMapping} interfaces. */
final class ConfigurationReference {
    private static final String HEAD = """
            # Configuration

            Every setting of Cognate's own, generated from the Javadoc of the `@ConfigMapping` interfaces; a test fails when this page is out of date.

            Settings are properties: in `config/application.properties` beside a service, as system properties (`-Dcognate.region=eu-west-1`), or as
            environment variables (`COGNATE_REGION`; dots and dashes become underscores). Durations are written `10s`, `5m`, `1h`, `90d`; lists with commas.
            A property below `cognate.` that a service does not know keeps it from starting, and the message names the setting that was probably meant; an
            environment variable `COGNATE_…` that it does not know is only logged, since several services may share an environment.
            What a service needs of PostgreSQL, Redis, Kafka and SMTP are Quarkus's own properties; each service's README names them.
            """;

    private ConfigurationReference() {}

    private record Section(String module, SettingsReader.Group group) {}

    /** The page of a repository. */
    static String of(Path repository) {
        return HEAD
                + sections(repository).stream()
                        .map(ConfigurationReference::text)
                        .collect(Collectors.joining());
    }

    private static List<Section> sections(Path repository) {
        return Stream.of(repository, repository.resolve("libs"))
                .flatMap(folder -> children(folder).stream())
                .filter(module -> Files.isDirectory(module.resolve("src/main/java")))
                .flatMap(module -> groups(repository, module))
                .sorted(Comparator.comparing(section -> section.group().prefix()))
                .toList();
    }

    private static List<Path> children(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Section> groups(Path repository, Path module) {
        try (Stream<Path> files = Files.walk(module.resolve("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith("Config.java")).toList().stream()
                    .map(ConfigurationReference::read)
                    .flatMap(Optional::stream)
                    .map(group -> new Section(repository.relativize(module).toString(), group));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<SettingsReader.Group> read(Path source) {
        try {
            return SettingsReader.read(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Section section) {
        StringBuilder text = new StringBuilder();
        text.append("\n## `").append(section.group().prefix()).append("`\n\n");
        text.append(section.group().about())
                .append(" (")
                .append(section.module())
                .append(")\n\n");
        text.append("| property | default | meaning |\n|---|---|---|\n");
        section.group()
                .settings()
                .forEach(setting -> text.append("| `")
                        .append(setting.name())
                        .append("` | ")
                        .append(setting.value())
                        .append(" | ")
                        .append(setting.about().replace("|", "\\|"))
                        .append(" |\n"));
        return text.toString();
    }
}
