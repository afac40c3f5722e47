package dev.cognate.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.keyring.Keyring;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class KeyringResourceTest {
    @Test
    void shouldGiveAKeyringFileUntilItStops() {
        // given
        KeyringResource resource = new KeyringResource();

        // when
        Path file = Path.of(resource.start().get("cognate.keyring.file"));

        // then
        assertThat(Keyring.load(file).keys()).hasSize(1);
        resource.stop();
        assertThat(file).doesNotExist();
    }
}
