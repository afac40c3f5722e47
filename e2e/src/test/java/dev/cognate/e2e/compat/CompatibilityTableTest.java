package dev.cognate.e2e.compat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages in {@code docs/compat} are made from their checklists; with {@code -Dcognate.docs.write=true} this test writes them. */
class CompatibilityTableTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    /** Each service has tests of the same names as others. */
    @ParameterizedTest
    @CsvSource({"user-pools, user-pool-service", "identity-pools, identity-pool-service"})
    void shouldPrintTheTestsThatShowEachLine(String page, String service) throws IOException {
        // given
        Path folder = ROOT.resolve("docs/compat");
        Checklist checklist = new Checklist(
                TestSources.in(ROOT, List.of(service, "adaptive-risk-service", "e2e", "libs", "deploy")),
                Files.readAllLines(folder.resolve(page + ".checklist")));

        // when
        String markdown = checklist.markdown();

        // then
        Path written = folder.resolve(page + ".md");
        if (Boolean.getBoolean("cognate.docs.write")) {
            Files.writeString(written, markdown);
        }
        assertThat(written)
                .as("write it anew: mvn -pl e2e -am test -Dtest=CompatibilityTableTest"
                        + " -Dsurefire.failIfNoSpecifiedTests=false -Dcognate.docs.write=true")
                .hasContent(markdown);
    }
}
