package org.campana.dispatcher.school;

import org.jspecify.annotations.Nullable;

/// A date on which the bells of its weekday do not hold.
///
/// @param date as `2026-12-18`
/// @param dismissal when the day ends early, as `12:30`; null when there is no school at all
public record BellException(String date, @Nullable String dismissal) {}
