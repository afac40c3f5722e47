package dev.cognate.userpool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.wire.readiness.KnownSettings;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The service knows its own settings, and no others. */
@QuarkusTest
class KnownSettingsTest {
    private static final Path REFERENCE = Path.of("../docs/configuration.md");
    private static final String OTHERS = "(identity-pool-service)";
    private static final Pattern SETTING = Pattern.compile("(?m)^\\| `(cognate\\.[^`]+)` \\|");

    @Inject
    KnownSettings settings;

    @Test
    void shouldKnowWhateverIsDocumented() throws IOException {
        // when
        List<String> documented = Pattern.compile("(?m)^## ")
                .splitAsStream(Files.readString(REFERENCE))
                .filter(section -> !section.contains(OTHERS))
                .flatMap(section -> SETTING.matcher(section).results())
                .map(found -> found.group(1).replace("<name>", "any.name"))
                .toList();

        // then
        assertThat(documented).hasSizeGreaterThan(60).allMatch(settings::knows);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cognate.throtle.enabled", "cognate.trigger.webhook.urls", "cognate.enabled"})
    void shouldNotKnowWhatNobodyReads(String property) {
        assertThat(settings.knows(property)).isFalse();
    }
}
