package dev.cognate.iam.state;

import dev.cognate.iam.directory.IamState;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The state that services ask. */
@Singleton
class IamStateProducer {
    @Produces
    @Singleton
    IamState state() {
        return new IamState();
    }
}
