package dev.cognate.local.progress;

/** For embedding the stack in tests. */
final class SilentProgress implements Progress {
    private static final Step STEP = new SilentStep();

    @Override
    public Step begin(String name) {
        return STEP;
    }

    @Override
    public void say(String line) {}

    private static final class SilentStep implements Step {
        @Override
        public void done(String detail) {}

        @Override
        public void skipped(String reason) {}

        @Override
        public void failed(String reason) {}
    }
}
