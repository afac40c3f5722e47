package dev.cognate.local.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationReferenceTest {
    private static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();
    private static final Path PAGE = REPOSITORY.resolve("docs/configuration.md");

    @Test
    void shouldBeWhatTheSourcesSay() throws IOException {
        // given
        String generated = ConfigurationReference.of(REPOSITORY);
        if (Boolean.getBoolean("cognate.docs.write")) {
            Files.writeString(PAGE, generated);
        }

        // then
        assertThat(Files.readString(PAGE))
                .as("docs/configuration.md; write it anew with: mvn -pl deploy/local -am test"
                        + " -Dtest=ConfigurationReferenceTest -Dsurefire.failIfNoSpecifiedTests=false"
                        + " -Dcognate.docs.write=true")
                .isEqualTo(generated);
    }

    @Test
    void shouldReadNamesDefaultsChoicesAndComments(@TempDir Path folder) throws IOException {
        // given
        Path source = folder.resolve("SampleConfig.java");
        Files.writeString(source, """
                /**
                 * Sample
                 * settings of {@code x}.
                 * @see Other
                 */
                @ConfigMapping(prefix = "cognate.sample")
                public interface SampleConfig {
                    /** How many. */
                    @WithDefault("3")
                    int mostEntries();
                    /** Where to. */
                    Optional<URI> target();
                    /** Not optional. */
                    @WithName("file-name")
                    Path file();
                    /** Which way. */
                    @WithDefault("fast-lane")
                    Way way();
                    Inner inner();
                    default int twice() { return 2 * mostEntries(); }
                    Map<String, Entry> entry();
                    interface Entry {
                        /** Its text. */
                        String text();
                    }
                    interface Inner {
                        /** A <em>nested</em> one. */
                        @WithDefault("1s")
                        Duration timeout();
                    }
                    enum Way { FAST_LANE, SLOW }
                }
                """);

        // when
        SettingsReader.Group group = SettingsReader.read(source).orElseThrow();

        // then
        assertThat(group.prefix()).isEqualTo("cognate.sample");
        assertThat(group.about()).isEqualTo("Sample settings of `x`.");
        assertThat(group.settings())
                .containsExactly(
                        new SettingsReader.Setting("cognate.sample.most-entries", "`3`", "How many."),
                        new SettingsReader.Setting("cognate.sample.target", "none", "Where to."),
                        new SettingsReader.Setting("cognate.sample.file-name", "**required**", "Not optional."),
                        new SettingsReader.Setting(
                                "cognate.sample.way", "`fast-lane`", "Which way. One of `fast-lane`, `slow`."),
                        new SettingsReader.Setting("cognate.sample.inner.timeout", "`1s`", "A nested one."),
                        new SettingsReader.Setting(
                                "cognate.sample.entry.\"<name>\".text", "**required**", "Its text."));
    }
}
