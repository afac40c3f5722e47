package dev.cognate.userpool.login.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
class GalleryTest {
    private static final Path GALLERY = Path.of("target", "gallery");

    @Inject
    LoginPages pages;

    @Test
    void shouldDrawEveryPage() throws IOException {
        // given
        for (LoginView view : Gallery.views()) {
            // when
            String html = render(view, Language.ENGLISH);

            // then
            assertThat(html).contains("<h1>").contains("</html>").doesNotContain("NOT_FOUND");
            Files.createDirectories(GALLERY.resolve("en"));
            Files.writeString(GALLERY.resolve("en").resolve(view.page() + ".html"), html);
        }
    }

    private String render(LoginView view, Language language) {
        return pages.render(view, Gallery.context(language, view)).await().atMost(Duration.ofSeconds(10));
    }
}
