/// What every module's tests share: one broker and one database per run, with topics and tables of their own per
/// test class; phones, a clock, sample events, and the rules of the house.
///
/// Promises: nothing of one test class is seen by another; nothing is left behind. Must not know a service.
@NullMarked
package org.campana.testing;

import org.jspecify.annotations.NullMarked;
