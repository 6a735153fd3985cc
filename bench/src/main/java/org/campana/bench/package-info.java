/// Speed and cost of Campana, as ratios to yardsticks measured in the same run. Promises that services run as they are
/// shipped, with no way past consent, ledger, encryption or the brake, and that a lost or doubled text fails the run
/// whatever its speed.
@NullMarked
package org.campana.bench;

import org.jspecify.annotations.NullMarked;
