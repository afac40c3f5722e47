package dev.cognate.iam.state;

import dev.cognate.iam.directory.IamState;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;

/** Reads the topic of IAM's state from its beginning, and goes on for as long as the application runs. */
@ApplicationScoped
class IamStateListener {
    private final StateReader reader;

    IamStateListener(@Identifier("default-kafka-broker") Map<String, Object> kafka, IamState state) {
        this.reader = new StateReader(kafka, state);
    }

    void start(@Observes StartupEvent event) {
        reader.start();
    }

    void stop(@Observes ShutdownEvent event) {
        reader.close();
    }
}
