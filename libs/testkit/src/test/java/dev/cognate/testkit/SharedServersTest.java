package dev.cognate.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

class SharedServersTest {
    /** Sees its own copy of the testkit, as the class loader of a Quarkus application does. */
    private static final class Copying extends ClassLoader {
        Copying() {
            super(SharedServersTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("dev.cognate.testkit.")) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : define(name);
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Test
    void shouldBeOneServerForAllClassLoaders() throws Exception {
        // given
        String url = WebhookReceiver.shared().url();

        // when
        Class<?> copy = new Copying().loadClass(WebhookReceiver.class.getName());
        Object other = copy.getMethod("shared").invoke(null);

        // then
        assertThat(copy).isNotEqualTo(WebhookReceiver.class);
        assertThat(copy.getMethod("url").invoke(other)).isEqualTo(url);
    }
}
