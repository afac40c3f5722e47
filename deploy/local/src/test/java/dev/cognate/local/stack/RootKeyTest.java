package dev.cognate.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.local.folder.StateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RootKeyTest {
    @TempDir
    private Path folder;

    @Test
    void shouldLookLikeAKeyOfAws() {
        // when
        RootKey key = RootKey.generate();

        // then
        assertThat(key.accessKeyId()).matches("AKIA[A-Z2-7]{16}");
        assertThat(key.secretAccessKey()).hasSize(40);
    }

    @Test
    void shouldStayTheSame() {
        // given
        RootKey first = RootKey.of(new StateFolder(folder));

        // when
        RootKey second = RootKey.of(new StateFolder(folder));

        // then
        assertThat(second).isEqualTo(first);
    }

    @Test
    void shouldBeKeptFromOthers() throws IOException {
        // given
        RootKey.of(new StateFolder(folder));

        // when
        var permissions = Files.getPosixFilePermissions(folder.resolve("keys/root-access-key.json"));

        // then
        assertThat(PosixFilePermissions.toString(permissions)).isEqualTo("rw-------");
    }

    @Test
    void shouldNotShowItsSecret() {
        // given
        RootKey key = RootKey.generate();

        // when
        String text = key.toString();

        // then
        assertThat(text).doesNotContain(key.secretAccessKey());
    }
}
