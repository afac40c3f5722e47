package dev.cognate.userpool.context;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.Executor;

/** The Vert.x context a call runs on. Database sessions must be used on no other. */
public final class CallerContext {
    private CallerContext() {}

    /**
     * An executor that runs tasks on the context current at this moment, or on the thread at hand when there is none (as
     * in plain unit tests).
     */
    public static Executor executor() {
        Context context = Vertx.currentContext();
        return context == null ? Runnable::run : task -> context.runOnContext(nothing -> task.run());
    }
}
