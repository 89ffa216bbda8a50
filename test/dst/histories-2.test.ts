import { holds } from './holds';

holds(76, 75);
