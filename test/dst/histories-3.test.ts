import { holds } from './holds';

holds(151, 75);
