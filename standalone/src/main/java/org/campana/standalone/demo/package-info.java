/// The demo: the fictional town of Valle Verde, its people at the desk, and one alert played from the report to
/// the last phone.
///
/// Promises: the real code path on the real broker and database; only the phone network is simulated. Must not
/// run where a real carrier is configured.
@NullMarked
package org.campana.standalone.demo;

import org.jspecify.annotations.NullMarked;
