package org.campana.testing.fault;

/// A place in the code at which a process ends as by `kill -9`, without the code knowing of it.
///
/// @param type the class, by its full name
/// @param method every method of that name in it
/// @param moment before its first line, or when it has done its work and returns
/// @param times how often it may be passed before
public record CrashPoint(String type, String method, Moment moment, int times) {

    /// When.
    public enum Moment {
        /// Before the method does anything.
        ENTERED,
        /// When it returns without a failure.
        DONE
    }

    /// What the process ends with, as after SIGKILL.
    public static final int EXIT_CODE = 137;

    /// The first time the method is entered.
    public static CrashPoint before(String type, String method) {
        return new CrashPoint(type, method, Moment.ENTERED, 0);
    }

    /// The first time the method has done its work.
    public static CrashPoint after(String type, String method) {
        return new CrashPoint(type, method, Moment.DONE, 0);
    }

    /// The same, later.
    ///
    /// @param passed how often it is passed before, 0 or more
    public CrashPoint having(int passed) {
        return new CrashPoint(type, method, moment, passed);
    }

    String written() {
        return String.join(",", type, method, moment.name(), Integer.toString(times));
    }

    static CrashPoint read(String written) {
        String[] parts = written.split(",", -1);
        return new CrashPoint(parts[0], parts[1], Moment.valueOf(parts[2]), Integer.parseInt(parts[3]));
    }
}
