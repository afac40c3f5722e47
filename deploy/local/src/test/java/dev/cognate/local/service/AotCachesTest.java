package dev.cognate.local.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AotCachesTest {
    @TempDir
    private Path folder;

    private AotCaches caches;
    private Path library;

    @BeforeEach
    void trained() throws IOException {
        Path jar = Service.SYNC.jar(folder);
        library = jar.resolveSibling("lib").resolve("a.jar");
        Files.createDirectories(library.getParent());
        Files.writeString(jar, "jar");
        Files.writeString(library, "library");
        caches = new AotCaches(folder, folder);
        Files.writeString(caches.cache(Service.SYNC), "cache");
        caches.confirm(Service.SYNC);
    }

    @Test
    void shouldUseACacheOfTheSameJars() {
        // when
        var cache = caches.use(Service.SYNC);

        // then
        assertThat(cache).contains(folder.resolve("sync-service.aot"));
    }

    @Test
    void shouldNotUseACacheOfOtherJars() throws IOException {
        // given
        Files.setLastModifiedTime(library, FileTime.from(Instant.EPOCH));

        // when
        var cache = caches.use(Service.SYNC);

        // then
        assertThat(cache).isEmpty();
    }

    @Test
    void shouldDoWithoutACacheThatIsMissing() throws IOException {
        // given
        Files.delete(caches.cache(Service.SYNC));

        // when
        var cache = caches.use(Service.SYNC);

        // then
        assertThat(cache).isEmpty();
    }
}
